package se.delaktig.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The log could not be read or written to. Thrown by an append it means that nothing was stored;
 * sending the command again is safe.
 */
public final class LogUnavailableException extends LogException {

  private static final long serialVersionUID = 1L;

  LogUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
