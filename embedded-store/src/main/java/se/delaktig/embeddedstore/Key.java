package se.delaktig.embeddedstore;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a document lies in its collection: its encoded {@code _id}. */
record Key(byte[] bytes) {

  static Key of(@Nullable Object id) {
    return new Key(new KeyWriter().value(id).toBytes());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
