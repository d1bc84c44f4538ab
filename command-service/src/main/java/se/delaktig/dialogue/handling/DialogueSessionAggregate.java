package se.delaktig.dialogue.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.DialogueSession;
import se.delaktig.dialogue.command.CancelDialogueSession;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one dialogue session. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class DialogueSessionAggregate extends StreamAggregate {
  private DialogueSession session = DialogueSession.unknown();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      PlanDialogueSession command, DialogueKnowledge ask, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), session.plan(command, ask.facts(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      LogDialogueSession command, DialogueKnowledge ask, @MetaDataValue("ledger") String ledger) {
    Recognised all = ask.recognise(ledger, command.attendances(), command.additions());
    settle(
        command.stream(),
        session.log(
            command,
            all.attendees(),
            all.unidentified(),
            ask.facts(ledger, all.attendees(), command.leaders(), command.date())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CorrectDialogueSession command,
      DialogueKnowledge ask,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        session.correct(
            command, ask.facts(ledger, command.attendances(), command.leaders(), command.date())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CancelDialogueSession command) {
    settle(command.stream(), session.cancel(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      IdentifyAttendee command, DialogueKnowledge ask, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), session.identify(command, ask.facts(ledger, command.person())));
  }

  @EventSourcingHandler
  void on(
      DialogueEvent event, DomainEventMessage<?> message, @MetaDataValue("actor") String actor) {
    session = session.after(event, new ActorId(actor));
    stream = message.getAggregateIdentifier();
  }
}
