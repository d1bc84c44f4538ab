package se.delaktig.eventstore;

import org.jspecify.annotations.Nullable;

/** Why an append did not, or may not, happen. */
public abstract sealed class LogException extends RuntimeException
    permits StreamConflictException,
        CommandAlreadyDoneException,
        CommandReusedException,
        OutcomeUnknownException,
        LogUnavailableException,
        WeakServerException {

  private static final long serialVersionUID = 1L;

  LogException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
