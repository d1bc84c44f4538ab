package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.Cost;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of one cost. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class CostAggregate extends StreamAggregate {
  private Cost cost = Cost.unknown();
  private @Nullable String home;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordCost command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? cost.record(command, consult.organisations(ledger), clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReverseCost command, @MetaDataValue("ledger") String ledger) {
    boolean elsewhere = home != null && !home.equals(ledger);
    settle(command.stream(), (elsewhere ? Cost.unknown() : cost).reverse(command));
  }

  @EventSourcingHandler
  void on(
      CostRecorded event, DomainEventMessage<?> message, @MetaDataValue("ledger") String ledger) {
    cost = cost.after(event);
    home = ledger;
    stream = message.getAggregateIdentifier();
  }

  @EventSourcingHandler
  void on(CostReversed event) {
    cost = cost.after(event);
  }
}
