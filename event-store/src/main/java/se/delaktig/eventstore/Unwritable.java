package se.delaktig.eventstore;

import com.mongodb.MongoException;
import java.util.Optional;
import se.delaktig.eventstore.LogUnavailableException.Reason;

/** What a server says when it is there and takes no writes. */
final class Unwritable {

  private static final int OUT_OF_DISK_SPACE = 14_031;
  private static final int USER_WRITES_BLOCKED = 371;

  private Unwritable() {}

  /** Empty if the server's error says something else. */
  static Optional<Reason> reason(int errorCode) {
    return switch (errorCode) {
      case OUT_OF_DISK_SPACE -> Optional.of(Reason.FULL);
      case USER_WRITES_BLOCKED -> Optional.of(Reason.READ_ONLY);
      default -> Optional.empty();
    };
  }

  /** Empty if it is for another reason, or the server did not say one. */
  static Optional<Reason> reason(MongoException e) {
    return reason(e.getCode());
  }
}
