package se.delaktig.hours.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.hours.Disputing;
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
    settle(
        command.stream(),
        Disputing.dispute(
            command,
            ask.session(ledger, command.session()),
            ask.certifier(ledger, command.person(), command.session()),
            ask.seal(ledger, command.person(), command.note()),
            acting));
  }

  @EventSourcingHandler
  void on(HoursDisputed event, DomainEventMessage<?> message) {
    stream = message.getAggregateIdentifier();
  }
}
