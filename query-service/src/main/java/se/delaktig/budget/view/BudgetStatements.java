package se.delaktig.budget.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.VoucherId;
import se.delaktig.budget.policy.Staff;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;

/** Makes budget statements from the views. */
@Component
public class BudgetStatements {
  private final ViewReader<DecidedBudget> budgets;
  private final ViewReader<VoucherCost> costs;
  private final ViewReader<PostMonth> times;
  private final ViewReader<GivenCash> cash;
  private final ViewReader<VoucherEvidence> evidence;
  private final ViewReader<Staff> staffing;
  private final ViewReader<DeclaredAid> aid;
  private final HoursStatements hours;
  private final Cofinancings inKind;
  private final BudgetView budgetView;
  private final CostView costView;
  private final StaffTimeView timeView;
  private final CashView cashView;

  BudgetStatements(
      Views views,
      BudgetView budgets,
      CostView costs,
      StaffTimeView times,
      CashView cash,
      EvidenceView evidence,
      StaffView staffing,
      AidView aid,
      HoursStatements hours,
      Cofinancings inKind) {
    this.budgets = views.reader(budgets);
    this.costs = views.reader(costs);
    this.times = views.reader(times);
    this.cash = views.reader(cash);
    this.evidence = views.reader(evidence);
    this.staffing = views.reader(staffing);
    this.aid = views.reader(aid);
    this.hours = hours;
    this.inKind = inKind;
    this.budgetView = budgets;
    this.costView = costs;
    this.timeView = times;
    this.cashView = cash;
  }

  /** The money of a project. */
  public BudgetStatement of(Sight sight) {
    HoursStatement worked = hours.of(sight);
    Snapshot<VoucherCost> paid = sight.all(costs, costView);
    Snapshot<PostMonth> staff = sight.all(times, timeView);
    BudgetStatement all =
        BudgetStatement.of(
            sight.programme(),
            budget(sight),
            paid.states(),
            staff.states(),
            sight.all(cash, cashView).states(),
            inKind.of(sight, worked),
            Math.min(worked.position(), Math.min(paid.position(), staff.position())));
    Past time = sight.past();
    return time == null ? all : all.until(time.happened());
  }

  /** The budget that was decided last. */
  public DecidedBudget budget(Sight sight) {
    return sight
        .all(budgets, budgetView)
        .byId()
        .getOrDefault(BudgetView.ONLY, DecidedBudget.none());
  }

  /** Every entry of every cost, the last paid first. */
  public List<VoucherCost.Entry> costs(Sight sight) {
    return costs.all(sight.project().value()).states().stream()
        .flatMap(cost -> cost.entries().stream())
        .sorted(
            Comparator.comparing((VoucherCost.Entry entry) -> entry.recorded().paid())
                .thenComparing(VoucherCost.Entry::at)
                .reversed())
        .toList();
  }

  /** One cost; empty where the project has none of that id. */
  public Optional<VoucherCost> cost(Sight sight, String id) {
    return costs.one(sight.project().value(), id);
  }

  /** All cash that was ever recorded, the last received first. */
  public List<GivenCash> cash(Sight sight) {
    return cash.all(sight.project().value()).states().stream()
        .sorted(
            Comparator.comparing((GivenCash one) -> one.entries().getLast().recorded().received())
                .thenComparing(GivenCash::cash)
                .reversed())
        .toList();
  }

  /** Cash of one giver under one reference; empty where the project has none of that id. */
  public Optional<GivenCash> cash(Sight sight, String id) {
    return cash.one(sight.project().value(), id);
  }

  /** A voucher's evidence; none where it has none. */
  public VoucherEvidence evidence(Sight sight, VoucherId voucher) {
    return evidence
        .one(sight.project().value(), voucher.value())
        .orElseGet(() -> new VoucherEvidence(voucher.value(), List.of()));
  }

  /** How many files stand as evidence of each voucher that has any. */
  public Map<VoucherId, Integer> evidenced(Sight sight) {
    Map<VoucherId, Integer> counts = new HashMap<>();
    for (VoucherEvidence one : evidence.all(sight.project().value()).states()) {
      if (!one.standing().isEmpty()) {
        counts.put(new VoucherId(one.voucher()), one.standing().size());
      }
    }
    return counts;
  }

  /** What stands of every voucher, by its id. */
  public Map<VoucherId, List<CostRecorded>> standing(Sight sight) {
    return costs.all(sight.project().value()).states().stream()
        .flatMap(cost -> cost.standing().stream())
        .collect(Collectors.groupingBy(cost -> cost.cost().voucher()));
  }

  /** What an organisation has declared of de minimis aid; absent where it has declared nothing. */
  public @Nullable AidDeclared aid(Sight sight, OrganisationId organisation) {
    return aid.one(sight.project().value(), organisation.value())
        .map(DeclaredAid::latest)
        .orElse(null);
  }

  /** The hours of every post and month. */
  public List<PostMonth> times(Sight sight) {
    return List.copyOf(times.all(sight.project().value()).states());
  }

  /** The last event that the hours of the posts take account of. */
  public long timesPosition(Sight sight) {
    return times.all(sight.project().value()).position();
  }

  /** Who holds the posts of the project's staffing. */
  public Staff staff(Sight sight) {
    return staffing.one(sight.project().value(), StaffView.ONLY).orElse(Staff.none());
  }
}
