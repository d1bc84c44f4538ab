package se.delaktig.budget.handling;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.Sealing;
import se.delaktig.budget.Voucher;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.command.CorrectCost;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.command.WithdrawEvidence;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.StreamAggregate;
import se.delaktig.organisations.policy.Places;

/** The stream of one voucher. */
@Aggregate(commandTargetResolver = "streamOfCommand")
class VoucherAggregate extends StreamAggregate {
  private Voucher voucher = Voucher.unknown();
  private @Nullable String home;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      RecordCost command,
      Consult consult,
      ProgrammeClock clock,
      SealedBesideCosts beside,
      @MetaDataValue("ledger") String ledger) {
    settle(
        command.stream(),
        command.project().value().equals(ledger)
            ? voucher.record(
                command, consult.organisations(ledger), clock.today(), beside.sealing(ledger))
            : Outcome.refused(UnknownThing.project()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CorrectCost command,
      ProgrammeClock clock,
      SealedBesideCosts beside,
      @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), in(ledger).correct(command, clock.today(), beside.sealing(ledger)));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReverseCost command, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), in(ledger).reverse(command));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      AttachEvidence command, SealedBesideCosts beside, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), in(ledger).attach(command, beside.file(ledger, command.file())));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(WithdrawEvidence command, @MetaDataValue("ledger") String ledger) {
    settle(command.stream(), in(ledger).withdraw(command));
  }

  /** Takes in what a ledger says of the voucher. */
  void take(
      ImportVouchers command,
      ImportVouchers.Voucher listed,
      Places places,
      LocalDate today,
      Sealing sealing) {
    settle(
        Streams.voucher(command.idOf(listed)),
        voucher.take(command, listed, places, today, sealing));
  }

  private Voucher in(String ledger) {
    return home == null || home.equals(ledger) ? voucher : Voucher.unknown();
  }

  @EventSourcingHandler
  void on(
      CostRecorded event, DomainEventMessage<?> message, @MetaDataValue("ledger") String ledger) {
    voucher = voucher.after(event);
    home = ledger;
    stream = message.getAggregateIdentifier();
  }

  @EventSourcingHandler
  void on(CostReversed event) {
    voucher = voucher.after(event);
  }

  @EventSourcingHandler
  void on(EvidenceAttached event) {
    voucher = voucher.after(event);
  }

  @EventSourcingHandler
  void on(EvidenceWithdrawn event) {
    voucher = voucher.after(event);
  }
}
