package se.delaktig.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The log could not be read or written to. Thrown by an append it means that this sending has
 * stored nothing; what an earlier sending of the same command has done, if its outcome is unknown,
 * is still to be asked. Sending the command again is safe.
 */
public final class LogUnavailableException extends LogException {

  private static final long serialVersionUID = 1L;

  LogUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
