package se.delaktig.kernel.handling;

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
    switch (outcome) {
      case Outcome.Accepted<?>(var events) -> events.forEach(AggregateLifecycle::apply);
      case Outcome.Refused<?>(var rejection) -> throw new RefusedException(rejection);
    }
  }
}
