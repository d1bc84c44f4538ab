package se.delaktig.training.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.training.Preparand;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.event.TrainingEvent;

/** The stream of one person's way through the preparand training. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class PreparandAggregate extends StreamAggregate {
  private Preparand preparand = Preparand.unknown();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      AppointPreparand command, TrainingKnowledge ask, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        ask.asPerson(ledger, command.person(), preparand)
            .appoint(command, ask.knows(ledger, command.person())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CompletePreparandTraining command,
      TrainingKnowledge ask,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        ask.asPerson(ledger, command.person(), preparand)
            .complete(command, ask.completion(ledger, command)));
  }

  @EventSourcingHandler
  void on(TrainingEvent event, DomainEventMessage<?> message) {
    preparand = preparand.after(event);
    stream = message.getAggregateIdentifier();
  }
}
