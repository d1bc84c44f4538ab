package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import se.delaktig.budget.Division;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of how a project's money is divided. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class BudgetAggregate extends StreamAggregate {
  private Division division = Division.none();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      DecideBudget command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? division.decide(command, consult.organisations(ledger), clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @EventSourcingHandler
  void on(BudgetDecided event, DomainEventMessage<?> message) {
    division = division.after(event);
    stream = message.getAggregateIdentifier();
  }
}
