package se.delaktig.eventstore;

import org.jspecify.annotations.Nullable;

/** The server can't keep what the log promises, so the log was not opened. */
public final class WeakServerException extends LogException {

  private static final long serialVersionUID = 1L;

  WeakServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
