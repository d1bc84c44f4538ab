package se.delaktig.budget.handling;

import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import se.delaktig.budget.Sealing;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.Streams;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.organisations.policy.Places;

/** Takes a part of a ledger in: each voucher's stream decides, and all becomes one commit. */
@Component
class ImportVouchersHandler {
  private final Repository<VoucherAggregate> vouchers;
  private final SealedBesideCosts beside;
  private final Consult consult;
  private final ProgrammeClock clock;

  ImportVouchersHandler(
      Repository<VoucherAggregate> vouchers,
      SealedBesideCosts beside,
      Consult consult,
      ProgrammeClock clock) {
    this.vouchers = vouchers;
    this.beside = beside;
    this.consult = consult;
    this.clock = clock;
  }

  @CommandHandler
  void handle(ImportVouchers command, @MetaDataValue("ledger") String ledger) throws Exception {
    if (!command.project().value().equals(ledger)) {
      throw new RefusedException(UnknownThing.project());
    }
    Places places = consult.organisations(ledger);
    LocalDate today = clock.today();
    Sealing sealing = beside.sealing(ledger);
    for (ImportVouchers.Voucher listed : command.vouchers()) {
      vouchers
          .loadOrCreate(Streams.voucher(command.idOf(listed)), VoucherAggregate::new)
          .execute(voucher -> voucher.take(command, listed, places, today, sealing));
    }
  }
}
