package se.delaktig.goals.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.goals.Goals;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.event.FollowUpEvent;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of how a project's goals are followed up. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class GoalsAggregate extends StreamAggregate {
  private Goals goals = Goals.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OperationaliseGoal command, Consult consult, @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? goals.operationalise(command, consult.project(ledger).plan(), consult.surveys(ledger))
            : Outcome.refused(UnknownThing.project()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      MeasureGoal command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? goals.measure(command, consult.project(ledger).plan(), clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(FollowUpEvent event, DomainEventMessage<?> message) {
    goals = goals.after(event);
    stream = message.getAggregateIdentifier();
  }
}
