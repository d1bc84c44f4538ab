package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;

/**
 * How the ESF support is divided, decision by decision. The one that holds from the latest day is
 * in force; of several from the same day, the one recorded last. One that does not say from when
 * holds from the beginning.
 *
 * @param decisions in the order they were recorded
 */
public record DecidedBudget(List<BudgetDecided> decisions) {
  public static DecidedBudget none() {
    return new DecidedBudget(List.of());
  }

  DecidedBudget after(BudgetDecided event) {
    List<BudgetDecided> next = new ArrayList<>(decisions);
    next.add(event);
    return new DecidedBudget(List.copyOf(next));
  }

  /** The decisions that held by a day. */
  public DecidedBudget until(LocalDate day) {
    return new DecidedBudget(
        decisions.stream().filter(decision -> !from(decision).isAfter(day)).toList());
  }

  /** The decisions in the order in which they came to hold. */
  public List<BudgetDecided> inOrder() {
    return decisions.stream().sorted(Comparator.comparing(DecidedBudget::from)).toList();
  }

  /** The decision in force; absent where nothing has been decided. */
  public @Nullable BudgetDecided inForce() {
    List<BudgetDecided> all = inOrder();
    return all.isEmpty() ? null : all.getLast();
  }

  private static LocalDate from(BudgetDecided decision) {
    BudgetDecided.Ruling ruling = decision.ruling();
    return ruling == null ? LocalDate.MIN : ruling.from();
  }

  /** What is planned for a category; empty where the decision in force does not say. */
  public Optional<Stated<BigDecimal>> planned(SubBudget subBudget, CostCategory category) {
    return sum(
        lines().stream()
            .filter(line -> line.subBudget() == subBudget && line.category() == category)
            .toList());
  }

  /** What is planned for an organisation's part; empty where the decision does not say. */
  public Optional<BigDecimal> planned(@Nullable OrganisationId organisation) {
    BigDecimal sum = null;
    for (BudgetDecided.Line line : lines()) {
      BigDecimal amount = line.amount().value();
      if (amount != null && Objects.equals(line.organisation(), organisation)) {
        BigDecimal signed = line.category() == CostCategory.INCOME ? amount.negate() : amount;
        sum = sum == null ? signed : sum.add(signed);
      }
    }
    return Optional.ofNullable(sum);
  }

  /** The lines of the decision in force. */
  public List<BudgetDecided.Line> lines() {
    BudgetDecided inForce = inForce();
    return inForce == null ? List.of() : inForce.lines();
  }

  private static Optional<Stated<BigDecimal>> sum(List<BudgetDecided.Line> lines) {
    Optional<Stated<BigDecimal>> first = lines.stream().map(BudgetDecided.Line::amount).findFirst();
    return lines.stream()
        .map(BudgetDecided.Line::amount)
        .filter(amount -> amount.value() != null)
        .reduce((one, other) ->
            new Stated<>(
                Objects.requireNonNull(one.value()).add(Objects.requireNonNull(other.value())),
                one.basis(),
                one.note()))
        .or(() -> first);
  }

  /**
   * What a decision changed.
   *
   * @param before kronor by the decision before it; absent where that has no such line
   * @param after kronor by this one; absent where it has no such line
   */
  public record Change(
      SubBudget subBudget,
      CostCategory category,
      @Nullable OrganisationId organisation,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after) {}

  /** What differs from one decision to the next; {@code before} absent for the first. */
  public static List<Change> changes(@Nullable BudgetDecided before, BudgetDecided after) {
    List<BudgetDecided.Line> then = before == null ? List.of() : before.lines();
    List<Change> changes = new ArrayList<>();
    for (BudgetDecided.Line line : after.lines()) {
      add(changes, line, amount(then, line), line.amount().value());
    }
    for (BudgetDecided.Line line : then) {
      if (after.lines().stream().noneMatch(other -> same(other, line))) {
        add(changes, line, line.amount().value(), null);
      }
    }
    return List.copyOf(changes);
  }

  private static void add(
      List<Change> changes,
      BudgetDecided.Line line,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after) {
    boolean equal = before == null ? after == null : after != null && before.compareTo(after) == 0;
    if (!equal) {
      changes.add(
          new Change(line.subBudget(), line.category(), line.organisation(), before, after));
    }
  }

  private static @Nullable BigDecimal amount(
      List<BudgetDecided.Line> lines, BudgetDecided.Line like) {
    return lines.stream()
        .filter(line -> same(line, like))
        .map(line -> line.amount().value())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static boolean same(BudgetDecided.Line one, BudgetDecided.Line other) {
    return one.subBudget() == other.subBudget()
        && one.category() == other.category()
        && Objects.equals(one.organisation(), other.organisation());
  }
}
