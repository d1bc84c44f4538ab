package se.delaktig.kernel.handling;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;

/** What every Axon shell does with a rule's answer: let the events happen, or refuse. */
public abstract class StreamAggregate {
  @AggregateIdentifier protected @Nullable String stream;

  /** Lets what the rule accepted happen on a stream, or refuses with the rule's rejection. */
  protected final void settle(String onStream, Outcome<?> outcome) {
    stream = onStream;
    checkVersion(onStream);
    switch (outcome) {
      case Outcome.Accepted<?>(var events) -> events.forEach(AggregateLifecycle::apply);
      case Outcome.Refused<?>(var rejection) -> throw new RefusedException(rejection);
    }
  }

  /**
   * Here and not before the command is handled: these are the events that the rule has decided on,
   * and the log lets nothing come between them and what now happens.
   */
  private static void checkVersion(String stream) {
    if (CurrentUnitOfWork.isStarted()
        && CurrentUnitOfWork.get().getMessage().getMetaData().get(CommandDesk.EXPECTED_VERSION)
            instanceof Long expected) {
      Long last = AggregateLifecycle.getVersion();
      long actual = last == null ? 0 : last + 1;
      if (expected != actual) {
        throw new RefusedException(new StaleVersion(stream, expected, actual));
      }
    }
  }
}
