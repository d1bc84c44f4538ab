package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.DecidedBudget.Change;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.Programme;

/** Which decision is in force when, and what each changed. */
class DecidedBudgetTest {
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");
  private static final LocalDate APRIL = LocalDate.of(2019, 4, 1);
  private static final LocalDate JULY = LocalDate.of(2019, 7, 1);

  private static Line line(CostCategory category, int kronor, @Nullable OrganisationId of) {
    return new Line(
        SubBudget.IMPLEMENTATION, category, Stated.stated(BigDecimal.valueOf(kronor)), of);
  }

  private static BudgetDecided decided(@Nullable LocalDate from, Line... lines) {
    return new BudgetDecided(
        new ProjectId("2017-00434"),
        "Beslut",
        List.of(lines),
        from == null ? null : new BudgetDecided.Ruling("nr-" + from, from.minusDays(9), from));
  }

  private static DecidedBudget after(BudgetDecided... decisions) {
    DecidedBudget budget = DecidedBudget.none();
    for (BudgetDecided one : decisions) {
      budget = budget.after(one);
    }
    return budget;
  }

  private static @Nullable BigDecimal travel(DecidedBudget budget) {
    return budget
        .planned(SubBudget.IMPLEMENTATION, CostCategory.TRAVEL)
        .map(Stated::value)
        .orElse(null);
  }

  private final BudgetDecided first = decided(null, line(CostCategory.TRAVEL, 75_700, null));
  private final BudgetDecided april = decided(APRIL, line(CostCategory.TRAVEL, 55_700, null));
  private final BudgetDecided july = decided(JULY, line(CostCategory.TRAVEL, 50_000, null));

  @Test
  void theDecisionThatHoldsFromTheLatestDayIsInForce() {
    DecidedBudget budget = after(first, april, july);
    assertThat(travel(budget)).isEqualTo("50000");
    assertThat(travel(budget.until(JULY.minusDays(1)))).isEqualTo("55700");
    assertThat(travel(budget.until(APRIL))).isEqualTo("55700");
    assertThat(travel(budget.until(APRIL.minusDays(1)))).isEqualTo("75700");
  }

  @Test
  void whichWasRecordedFirstDoesNotMatter() {
    assertThat(travel(after(july, first, april))).isEqualTo("50000");
    assertThat(after(july, april, first).inOrder()).containsExactly(first, april, july);
  }

  @Test
  void ofTwoFromTheSameDayTheOneRecordedLastHolds() {
    assertThat(travel(after(april, decided(APRIL, line(CostCategory.TRAVEL, 1, null)))))
        .isEqualTo("1");
  }

  @Test
  void nothingHoldsBeforeTheFirst() {
    assertThat(after(april).until(APRIL.minusDays(1)).inForce()).isNull();
    assertThat(travel(after(april).until(APRIL.minusDays(1)))).isNull();
  }

  @Test
  void theOrganisationsPartsAddUpToTheCategory() {
    DecidedBudget budget =
        after(
            decided(
                null,
                line(CostCategory.TRAVEL, 40_000, null),
                line(CostCategory.TRAVEL, 15_000, ORSA),
                line(CostCategory.INCOME, 2_000, ORSA)));
    assertThat(travel(budget)).isEqualTo("55000");
    assertThat(budget.planned(ORSA)).contains(new BigDecimal("13000"));
    assertThat(budget.planned((OrganisationId) null)).contains(new BigDecimal("40000"));
    assertThat(budget.planned(new OrganisationId("avesta-kommun"))).isEmpty();
  }

  @Test
  void aDecisionSaysWhatItChanged() {
    BudgetDecided before =
        decided(
            null,
            line(CostCategory.TRAVEL, 75_700, null),
            line(CostCategory.STAFF, 100, null),
            line(CostCategory.INCOME, 7, null));
    BudgetDecided after =
        decided(
            APRIL,
            line(CostCategory.TRAVEL, 55_700, null),
            line(CostCategory.STAFF, 100, null),
            line(CostCategory.TRAVEL, 20_000, ORSA));
    assertThat(DecidedBudget.changes(before, after))
        .containsExactly(
            new Change(
                SubBudget.IMPLEMENTATION,
                CostCategory.TRAVEL,
                null,
                new BigDecimal("75700"),
                new BigDecimal("55700")),
            new Change(
                SubBudget.IMPLEMENTATION, CostCategory.TRAVEL, ORSA, null, new BigDecimal("20000")),
            new Change(
                SubBudget.IMPLEMENTATION, CostCategory.INCOME, null, new BigDecimal("7"), null));
  }

  @Test
  void indirectCostsArePlannedByTheRateForEachPart() {
    Programme programme =
        programme(
            "anstallda",
            breakEven(Rounding.MINUTES).with(RuleBooks.named("2014-2020").orElseThrow()));
    List<Line> lines =
        PlannedRates.with(
            programme,
            List.of(
                line(CostCategory.STAFF, 100_000, null),
                line(CostCategory.TRAVEL, 5_000, null),
                line(CostCategory.STAFF, 10_000, ORSA)),
            APRIL);
    assertThat(lines)
        .filteredOn(line -> line.category() == CostCategory.INDIRECT)
        .containsExactly(computed("15000.00", null), computed("1500.00", ORSA));
  }

  private static Line computed(String kronor, @Nullable OrganisationId of) {
    return new Line(
        SubBudget.IMPLEMENTATION,
        CostCategory.INDIRECT,
        new Stated<>(new BigDecimal(kronor), Basis.COMPUTED, null),
        of);
  }
}
