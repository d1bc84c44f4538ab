package se.delaktig.budget;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.AttachEvidence;
import se.delaktig.budget.command.CorrectCost;
import se.delaktig.budget.command.ImportVouchers;
import se.delaktig.budget.command.RecordCost;
import se.delaktig.budget.command.ReverseCost;
import se.delaktig.budget.command.WithdrawEvidence;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.policy.VoucherContent;
import se.delaktig.budget.policy.Vouchers;
import se.delaktig.kernel.KeptFile;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.kernel.event.FileId;
import se.delaktig.organisations.policy.Places;

/**
 * A voucher: its costs, one for each row, and its evidence. A cost that is taken back may be
 * recorded anew.
 *
 * @param standing the costs that were not taken back, in the order in which they were recorded
 * @param costs all that were ever recorded
 * @param evidence the SHA-256 of each file that stands as evidence
 */
public record Voucher(
    Map<CostId, CostRecorded> standing, Set<CostId> costs, Map<FileId, String> evidence) {
  public static Voucher unknown() {
    return new Voucher(Map.of(), Set.of(), Map.of());
  }

  public Voucher after(CostRecorded event) {
    Map<CostId, CostRecorded> now = new LinkedHashMap<>(standing);
    now.put(event.cost(), event);
    Set<CostId> all = new HashSet<>(costs);
    all.add(event.cost());
    return new Voucher(now, all, evidence);
  }

  public Voucher after(CostReversed event) {
    Map<CostId, CostRecorded> now = new LinkedHashMap<>(standing);
    now.remove(event.cost());
    return new Voucher(now, costs, evidence);
  }

  public Voucher after(EvidenceAttached event) {
    Map<FileId, String> now = new HashMap<>(evidence);
    now.put(event.file(), event.sha256());
    return new Voucher(standing, costs, now);
  }

  public Voucher after(EvidenceWithdrawn event) {
    Map<FileId, String> now = new HashMap<>(evidence);
    now.remove(event.file());
    return new Voucher(standing, costs, now);
  }

  public Outcome<BudgetEvent> record(
      RecordCost c, Places places, LocalDate today, Sealing sealing) {
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    if (c.amount().signum() <= 0) {
      return Outcome.refused(new BudgetRejection.AmountNotAboveZero("amount"));
    }
    Rejection refused = refused(c.category(), c.paid(), c.dated(), c.amount(), today);
    if (refused != null) {
      return Outcome.refused(refused);
    }
    if (standing.containsKey(c.cost())) {
      return Outcome.refused(new BudgetRejection.AlreadyRecorded());
    }
    return Outcome.accepted(
        new CostRecorded(
            c.cost(),
            c.organisation(),
            c.subBudget(),
            c.category(),
            c.paid(),
            c.amount(),
            c.voucher().strip(),
            null,
            c.financialYear(),
            sealing.seal(c.supplier()),
            c.dated(),
            c.vat(),
            c.procurement(),
            null));
  }

  /** What is wrong with a cost, whichever way it comes in. */
  private static @Nullable Rejection refused(
      CostCategory category,
      LocalDate paid,
      @Nullable LocalDate dated,
      BigDecimal amount,
      LocalDate today) {
    if (category == CostCategory.INDIRECT) {
      return new BudgetRejection.IndirectIsComputed();
    }
    if (paid.isAfter(today)) {
      return new BudgetRejection.InTheFuture("paid");
    }
    if (dated != null && dated.isAfter(today)) {
      return new BudgetRejection.InTheFuture("dated");
    }
    return amount.signum() == 0 ? new BudgetRejection.AmountNothing() : null;
  }

  public Outcome<BudgetEvent> reverse(ReverseCost c) {
    if (!costs.contains(c.cost())) {
      return Outcome.refused(unknownCost());
    }
    return standing.containsKey(c.cost())
        ? Outcome.accepted(new CostReversed(c.cost(), c.reason()))
        : Outcome.refused(new BudgetRejection.AlreadyReversed());
  }

  private static UnknownThing unknownCost() {
    return new UnknownThing("budget.cost-unknown", "cost");
  }

  /** What was wrong is taken back and what is right recorded, or neither. */
  public Outcome<BudgetEvent> correct(CorrectCost c, LocalDate today, Sealing sealing) {
    if (!costs.contains(c.cost())) {
      return Outcome.refused(unknownCost());
    }
    CostRecorded wrong = standing.get(c.cost());
    if (wrong == null) {
      return Outcome.refused(new BudgetRejection.AlreadyReversed());
    }
    Rejection refused = refused(c.category(), c.paid(), c.dated(), c.amount(), today);
    if (refused != null) {
      return Outcome.refused(refused);
    }
    Set<CostId> taken = new HashSet<>(standing.keySet());
    taken.remove(c.cost());
    return Outcome.accepted(
        new CostReversed(c.cost(), c.reason()),
        new CostRecorded(
            free(c.cost().voucher(), c.subBudget(), c.category(), taken),
            wrong.organisation(),
            c.subBudget(),
            c.category(),
            c.paid(),
            c.amount(),
            wrong.voucher(),
            wrong.note(),
            wrong.financialYear(),
            sealing.seal(c.supplier()),
            c.dated(),
            c.vat(),
            c.procurement(),
            wrong.account()));
  }

  /** The first row of that sub-budget and category that is not taken. */
  private static CostId free(
      VoucherId voucher, SubBudget subBudget, CostCategory category, Set<CostId> taken) {
    int nth = 1;
    while (taken.contains(Vouchers.row(voucher, subBudget, category, nth))) {
      nth++;
    }
    return Vouchers.row(voucher, subBudget, category, nth);
  }

  /**
   * Takes the voucher in from a ledger. What stands already with the same content changes nothing,
   * whichever way it came in.
   */
  public Outcome<BudgetEvent> take(
      ImportVouchers c,
      ImportVouchers.Voucher listed,
      Places places,
      LocalDate today,
      Sealing sealing) {
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    for (ImportVouchers.Row row : listed.rows()) {
      Rejection refused = refused(row.category(), row.paid(), row.dated(), row.amount(), today);
      if (refused != null) {
        return Outcome.refused(refused);
      }
    }
    if (!standing.isEmpty()) {
      return VoucherContent.of(standing.values()).equals(VoucherContent.listed(listed.rows()))
          ? Outcome.accepted()
          : Outcome.refused(new BudgetRejection.OtherContent(listed.number().strip()));
    }
    VoucherId voucher = c.idOf(listed);
    Set<CostId> taken = new HashSet<>();
    List<BudgetEvent> events = new ArrayList<>();
    for (ImportVouchers.Row row : listed.rows()) {
      CostId cost = free(voucher, row.subBudget(), row.category(), taken);
      taken.add(cost);
      events.add(
          new CostRecorded(
              cost,
              c.organisation(),
              row.subBudget(),
              row.category(),
              row.paid(),
              row.amount(),
              listed.number().strip(),
              sealing.seal(row.text()),
              listed.financialYear(),
              sealing.seal(row.supplier()),
              row.dated(),
              row.vat(),
              row.procurement(),
              row.account()));
    }
    return new Outcome.Accepted<>(List.copyOf(events));
  }

  /**
   * @param file the file named, as the store describes it; absent where the project has none such
   */
  public Outcome<BudgetEvent> attach(AttachEvidence c, @Nullable KeptFile file) {
    if (costs.isEmpty()) {
      return Outcome.refused(unknownVoucher());
    }
    if (file == null) {
      return Outcome.refused(new UnknownThing("budget.file-unknown", "file"));
    }
    if (!file.isReadable()) {
      return Outcome.refused(new BudgetRejection.NotEvidence());
    }
    if (evidence.containsValue(file.sha256())) {
      return Outcome.refused(new BudgetRejection.AlreadyAttached());
    }
    return Outcome.accepted(
        new EvidenceAttached(
            c.voucher(), file.id(), file.mediaType(), file.sha256(), file.bytes()));
  }

  private static UnknownThing unknownVoucher() {
    return new UnknownThing("budget.voucher-unknown", "voucher");
  }

  public Outcome<BudgetEvent> withdraw(WithdrawEvidence c) {
    return evidence.containsKey(c.file())
        ? Outcome.accepted(new EvidenceWithdrawn(c.voucher(), c.file(), c.reason()))
        : Outcome.refused(new UnknownThing("budget.file-unknown", "file"));
  }
}
