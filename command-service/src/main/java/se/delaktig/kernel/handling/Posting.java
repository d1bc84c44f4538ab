package se.delaktig.kernel.handling;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.OutcomeUnknownException;
import se.delaktig.personregister.Outbox;

/**
 * A mail that tells of what a command does lies in the outbox before the event is in the log, and
 * is taken out again when the event cannot be written.
 */
public final class Posting {
  private Posting() {}

  /** Takes the mail of the present command out of the outbox if its event is not stored. */
  public static void takeOutUnlessStored(Outbox outbox, String boundTo) {
    CurrentUnitOfWork.ifStarted(work ->
        work.onRollback(failed -> {
          if (!perhapsStored(failed.getExecutionResult())) {
            outbox.drop(boundTo);
          }
        }));
  }

  /** Where nobody knows whether the event was stored, the mail stays: the log decides later. */
  private static boolean perhapsStored(@Nullable ExecutionResult result) {
    Throwable cause =
        result != null && result.isExceptionResult() ? result.getExceptionResult() : null;
    while (cause != null && !(cause instanceof OutcomeUnknownException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}
