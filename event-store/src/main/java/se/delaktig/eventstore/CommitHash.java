package se.delaktig.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a commit. The bytes are laid down in {@code docs/log-format.md}; they never change.
 * To be used by one thread at a time.
 */
final class CommitHash {

  /** What stands before a ledger's first commit. */
  static final String NONE = "0".repeat(64);

  private static final byte[] FORMAT = "commit-log/1".getBytes(StandardCharsets.US_ASCII);
  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest header = sha256();
  private final MessageDigest body = sha256();
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  /** The hash in hexadecimal; does not look at the position. */
  static String of(CommitHeader commit, List<StoredEvent> events, String prev) {
    return new CommitHash().over(commit, events, prev);
  }

  /** As {@link #of}, for who needs one after the other. */
  String over(CommitHeader commit, List<StoredEvent> events, String prev) {
    header.update(FORMAT);
    header.update(HEX.parseHex(prev));
    text(commit.ledger());
    int64(commit.ledgerSeq());
    int64(commit.at().toEpochMilli());
    text(commit.actor());
    text(commit.role());
    text(commit.command());
    text(commit.commandId());
    text(commit.bodyHash());
    text(commit.correlation());
    int32(events.size());
    for (StoredEvent event : events) {
      text(event.id());
      text(event.stream());
      int64(event.seq());
      text(event.name());
      int32(event.revision());
      header.update(body.digest(event.body().getBytes(StandardCharsets.UTF_8)));
    }
    return HEX.formatHex(header.digest());
  }

  private void text(@Nullable String text) {
    if (text == null) {
      int32(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int32(bytes.length);
    header.update(bytes);
  }

  private void int32(int value) {
    header.update(number.clear().putInt(value).flip());
  }

  private void int64(long value) {
    header.update(number.clear().putLong(value).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
