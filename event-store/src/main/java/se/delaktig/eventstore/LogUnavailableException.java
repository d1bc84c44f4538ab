package se.delaktig.eventstore;

import com.mongodb.MongoException;
import org.jspecify.annotations.Nullable;

/**
 * The log could not be read or written to. Thrown by an append it means that this sending has
 * stored nothing; what an earlier sending of the same command has done, if its outcome is unknown,
 * is still to be asked. Sending the command again is safe.
 */
public final class LogUnavailableException extends LogException {

  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Reason {
    /** The server does not answer, or no server takes writes for now. */
    NO_ANSWER,
    /**
     * The server's disk is full. It is still read from, and goes on by itself once there is room.
     */
    FULL,
    /** The server has been told to take no writes. It is still read from. */
    READ_ONLY
  }

  private final Reason reason;

  LogUnavailableException(String message, @Nullable Throwable cause) {
    this(Reason.NO_ANSWER, message, cause);
  }

  LogUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What stands in the way, in the words of a server's own error. */
  public static Reason reasonOf(MongoException e) {
    return Unwritable.reason(e).orElse(Reason.NO_ANSWER);
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }
}
