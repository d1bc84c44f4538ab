package se.delaktig.embeddedstore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of keys in byte order.
 *
 * @param low the first key that belongs to it
 * @param high the first key after it, or null when it goes to the end
 */
record KeyRange(byte[] low, byte @Nullable [] high) {

  static final KeyRange ALL = new KeyRange(new byte[0], null);

  /** All keys that begin with these bytes. */
  static KeyRange startingWith(byte[] prefix) {
    return new KeyRange(prefix, after(prefix));
  }

  /** The first key after all that begin with these bytes, or null if there is none. */
  static byte @Nullable [] after(byte[] prefix) {
    for (int last = prefix.length - 1; last >= 0; last--) {
      if (prefix[last] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
      }
    }
    return null;
  }

  boolean isEmpty() {
    return high != null && Arrays.compareUnsigned(low, high) >= 0;
  }

  /** In order, without overlaps and without empty ones. */
  static List<KeyRange> tidy(List<KeyRange> ranges) {
    List<KeyRange> sorted = new ArrayList<>(ranges);
    sorted.removeIf(KeyRange::isEmpty);
    sorted.sort((a, b) -> Arrays.compareUnsigned(a.low, b.low));
    List<KeyRange> tidy = new ArrayList<>();
    for (KeyRange range : sorted) {
      KeyRange last = tidy.isEmpty() ? null : tidy.getLast();
      if (last != null && (last.high == null || Arrays.compareUnsigned(range.low, last.high) < 0)) {
        tidy.set(tidy.size() - 1, new KeyRange(last.low, later(last.high, range.high)));
      } else {
        tidy.add(range);
      }
    }
    return tidy;
  }

  private static byte @Nullable [] later(byte @Nullable [] a, byte @Nullable [] b) {
    if (a == null || b == null) {
      return null;
    }
    return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
  }
}
