package se.delaktig.training.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.training.TrainingSession;
import se.delaktig.training.command.CancelTrainingSession;
import se.delaktig.training.command.CorrectTrainingSession;
import se.delaktig.training.command.PlanTrainingSession;
import se.delaktig.training.command.RecordTrainingAttendance;
import se.delaktig.training.event.TrainingEvent;

/** The stream of one training session. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class TrainingSessionAggregate extends StreamAggregate {
  private TrainingSession session = TrainingSession.unknown();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      PlanTrainingSession command, TrainingKnowledge ask, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), session.plan(command, ask.facts(ledger, command.called())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordTrainingAttendance command,
      TrainingKnowledge ask,
      @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), session.record(command, ask.factsOf(ledger, command.attendances())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CorrectTrainingSession command,
      TrainingKnowledge ask,
      @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), session.correct(command, ask.factsOf(ledger, command.attendances())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CancelTrainingSession command) {
    settle(command.stream(), session.cancel(command));
  }

  @EventSourcingHandler
  void on(
      TrainingEvent event, DomainEventMessage<?> message, @MetaDataValue("actor") String actor) {
    session = session.after(event, new ActorId(actor));
    stream = message.getAggregateIdentifier();
  }
}
