package se.delaktig.hours.handling;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.AsPeople;
import se.delaktig.hours.Disputing;
import se.delaktig.hours.SessionFacts;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of the objections to one person's hours in one session. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class DisputeAggregate extends StreamAggregate {
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      DisputeHours command,
      HoursKnowledge ask,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("acting") Acting acting) {
    AsPeople people = ask.people(ledger);
    DisputeHours said = people.of(command);
    @Nullable SessionFacts session = ask.session(ledger, command.session());
    settle(
        command.stream(),
        people.asRecorded(
            Disputing.dispute(
                said,
                session == null ? null : people.of(session),
                ask.certifier(ledger, said.person(), command.session()),
                ask.seal(ledger, command.person(), command.note()),
                people.of(acting)),
            session == null ? Map.of() : Map.of(command.session(), session)));
  }

  @EventSourcingHandler
  void on(HoursDisputed event, DomainEventMessage<?> message) {
    stream = message.getAggregateIdentifier();
  }
}
