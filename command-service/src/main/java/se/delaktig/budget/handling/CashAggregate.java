package se.delaktig.budget.handling;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.CashContribution;
import se.delaktig.budget.command.CorrectCashCofinancing;
import se.delaktig.budget.command.RecordCashCofinancing;
import se.delaktig.budget.command.WithdrawCashCofinancing;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;

/** The stream of cash that one organisation gave under one reference. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class CashAggregate extends StreamAggregate {
  private CashContribution cash = CashContribution.unknown();
  private @Nullable String home;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordCashCofinancing command,
      Consult consult,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? cash.record(command, consult.organisations(ledger), clock.today())
            : Outcome.refused(UnknownThing.project()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CorrectCashCofinancing command,
      ProgrammeClock clock,
      @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), in(ledger).correct(command, clock.today()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(WithdrawCashCofinancing command, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), in(ledger).withdraw(command));
  }

  private CashContribution in(String ledger) {
    return home == null || home.equals(ledger) ? cash : CashContribution.unknown();
  }

  @EventSourcingHandler
  void on(
      CashCofinancingRecorded event,
      DomainEventMessage<?> message,
      @MetaDataValue("ledger") String ledger) {
    cash = cash.after(event);
    home = ledger;
    stream = message.getAggregateIdentifier();
  }

  @EventSourcingHandler
  void on(CashCofinancingWithdrawn event) {
    cash = cash.after(event);
  }
}
