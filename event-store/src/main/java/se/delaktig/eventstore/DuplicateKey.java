package se.delaktig.eventstore;

import com.mongodb.bulk.BulkWriteError;
import java.util.Optional;

/** Which unique index has refused a commit. */
enum DuplicateKey {
  /** Another commit has taken the position. */
  POSITION("_id_"),
  /** Another commit has taken the number in the ledger. */
  LEDGER_SEQ("log_ledger"),
  /** An event of a stream is already there. */
  EVENT("log_keys"),
  /** The command id is already there. */
  COMMAND("log_command");

  private static final int CODE = 11000;

  private final String index;

  DuplicateKey(String index) {
    this.index = index;
  }

  String index() {
    return index;
  }

  /** Empty if the write failed for another reason. */
  static Optional<DuplicateKey> of(BulkWriteError error) {
    if (error.getCode() != CODE) {
      return Optional.empty();
    }
    String message = error.getMessage();
    for (DuplicateKey key : values()) {
      if (message.contains("index: " + key.index + " ")) {
        return Optional.of(key);
      }
    }
    throw new IllegalStateException("a unique index that is not the log's: " + message);
  }
}
