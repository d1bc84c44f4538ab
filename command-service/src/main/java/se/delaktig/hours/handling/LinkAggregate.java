package se.delaktig.hours.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.hours.command.IssueLink;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one personal link, named by the hash of its code. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class LinkAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(IssueLink command, LinkIssuing issuing, @MetaDataValue("ledger") String ledger) {
    Outcome<HoursEvent> outcome = issuing.issue(ledger, command);
    settle(streamOf(outcome, command), outcome);
  }

  /** Only an issued link has a stream; a refused command names the one it would have been for. */
  private static String streamOf(Outcome<HoursEvent> outcome, IssueLink command) {
    return outcome instanceof Outcome.Accepted<HoursEvent>(var events)
            && events.getFirst() instanceof LinkIssued issued
        ? Streams.link(issued.link())
        : command.stream();
  }

  @EventSourcingHandler
  void on(LinkIssued event) {
    stream = Streams.link(event.link());
  }
}
