package se.delaktig.budget.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;
import static se.delaktig.project.view.PlanOf2017.programme;
import static se.delaktig.project.view.PlanOf2017.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostId;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;

/** The project's own figures, and money that adds up to the öre. */
class BudgetStatementTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final OrganisationId ORSA = new OrganisationId("orsa-kommun");

  @Test
  void theSupportIs47PercentOfTheWholeBudget() {
    assertThat(statement(programme("anstallda", breakEven(Rounding.MINUTES))).grantShare().value())
        .isEqualTo("47.00");
  }

  @Test
  void breakEvenIs219Kronor93AtTheHoursOfThePlan() {
    BudgetStatement statement = statement(programme("anstallda", breakEven(Rounding.MINUTES)));
    assertThat(statement.hours().plannedMinutes()).isEqualTo(22_030 * 60);
    assertThat(statement.needed().value()).isEqualByComparingTo("4845084");
    assertThat(statement.hourValue().value()).isEqualTo("219.93");
  }

  @Test
  void settlingTheSourceConflictTheOtherWayMovesBreakEven() {
    BudgetStatement statement = statement(programme("deltagare", breakEven(Rounding.MINUTES)));
    assertThat(statement.hours().plannedMinutes()).isEqualTo(21_555 * 60);
    assertThat(statement.hourValue().value()).isEqualTo("224.78");
  }

  @Test
  void allPlannedHoursEarnExactlyWhatIsNeeded() {
    Programme programme = programme("anstallda", breakEven(Rounding.MINUTES));
    BudgetStatement statement = statement(programme, List.of(entry("a", AVESTA, 14, 22_030 * 60)));
    assertThat(statement.earned().value()).isEqualTo("4845084.00");
  }

  @Test
  void partsOfWhatIsEarnedAddUpToTheOre() {
    Programme programme = programme("anstallda", breakEven(Rounding.MINUTES));
    BudgetStatement statement =
        statement(programme, List.of(entry("a", AVESTA, 14, 61), entry("b", ORSA, 14, 62)));
    assertThat(
            statement.earned().counts().stream()
                .map(Part::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(statement.earned().value());
  }

  @Test
  void aChangeOfRulesChangesTheResultAndNoFact() {
    List<CountedEntry> facts = List.of(entry("a", AVESTA, 14, 90), entry("a", AVESTA, 15, 90));
    HourValue hundred = new HourValue(HourValue.Kind.AMOUNT, new BigDecimal("100"), null);
    assertThat(earned(facts, rules(hundred, Rounding.MINUTES))).isEqualTo("300.00");
    assertThat(earned(facts, rules(hundred, Rounding.WHOLE_HOURS_PER_DAY))).isEqualTo("200.00");
    assertThat(earned(facts, rules(hundred, Rounding.WHOLE_HOURS_PER_MONTH))).isEqualTo("300.00");
    assertThat(earned(facts, breakEven(Rounding.MINUTES))).isEqualTo("659.79");
  }

  @Test
  void wholeHoursAreCountedForEachPersonAlone() {
    HourValue hundred = new HourValue(HourValue.Kind.AMOUNT, new BigDecimal("100"), null);
    List<CountedEntry> facts = List.of(entry("a", AVESTA, 14, 90), entry("b", AVESTA, 14, 90));
    assertThat(earned(facts, rules(hundred, Rounding.WHOLE_HOURS_PER_MONTH))).isEqualTo("200.00");
  }

  @Test
  void cashIsHeldAgainstTheSupportAndStaffHoursArePartOfIt() {
    Programme programme = programme("anstallda", breakEven(Rounding.MINUTES));
    BudgetStatement statement =
        BudgetStatement.of(
            programme,
            decided(),
            List.of(
                cost("c1", CostCategory.TRAVEL, "1250.50", null),
                cost("c2", CostCategory.INCOME, "50.50", null),
                cost("c3", CostCategory.TRAVEL, "999", CostReversed.Reason.RECORDED_TWICE)),
            List.of(time(100, "400.01")),
            List.of(),
            hours(programme, List.of()),
            7);
    assertThat(statement.staff().value()).isEqualTo("666.68");
    assertThat(
            List.of(
                statement.used(),
                statement.staff(),
                statement.needed(),
                statement.grantShare(),
                statement.hourValue(),
                statement.earned()))
        .allMatch(Figure::addsUp);
    assertThat(statement.used().value()).isEqualTo("1866.68");
    assertThat(statement.used().of()).isEqualByComparingTo("4297371");
    assertThat(statement.left()).isEqualTo("4295504.32");
    assertThat(
            statement.used().counts().stream()
                .map(Part::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(statement.used().value());
    assertThat(statement.lines())
        .filteredOn(line -> line.category() == CostCategory.TRAVEL)
        .filteredOn(line -> line.subBudget() == SubBudget.IMPLEMENTATION)
        .singleElement()
        .satisfies(line -> assertThat(line.left()).isEqualByComparingTo("748749.50"));
    assertThat(statement.splitIsInvented()).isTrue();
  }

  @Test
  void indirectCostsAreLeftOutWhereNoRuleComputesThem() {
    assertThat(statement(programme("anstallda", breakEven(Rounding.MINUTES))).lines())
        .extracting(BudgetStatement.Line::category)
        .doesNotContain(CostCategory.INDIRECT);
  }

  @Test
  void aCostThatWasTakenBackAndRecordedAnewCountsOnce() {
    VoucherCost cost = cost("c1", CostCategory.TRAVEL, "100", CostReversed.Reason.WRONG_AMOUNT);
    VoucherCost anew = cost.after(recorded("c1", CostCategory.TRAVEL, "120"), Instant.EPOCH);
    assertThat(anew.standing()).map(CostRecorded::amount).hasValue(new BigDecimal("120"));
    assertThat(anew.entries()).hasSize(2);
  }

  @Test
  void takingBackTwiceIsTakingBack() {
    VoucherCost cost = cost("c1", CostCategory.TRAVEL, "100", CostReversed.Reason.WRONG_AMOUNT);
    assertThat(cost.after(new CostReversed(new CostId("c1"), CostReversed.Reason.WRONG_AMOUNT)))
        .isEqualTo(cost);
  }

  private static BigDecimal earned(List<CountedEntry> facts, RuleSet rules) {
    return new Cofinancing(hours(programme("anstallda", rules), facts)).earned().orZero();
  }

  private static BudgetStatement statement(Programme programme) {
    return statement(programme, List.of());
  }

  private static BudgetStatement statement(Programme programme, List<CountedEntry> entries) {
    return BudgetStatement.of(
        programme,
        DecidedBudget.none(),
        List.of(),
        List.of(),
        List.of(),
        hours(programme, entries),
        7);
  }

  private static HoursStatement hours(Programme programme, List<CountedEntry> entries) {
    return new HoursStatement(programme, List.of(), entries, 7, TODAY, null);
  }

  private static DecidedBudget decided() {
    return DecidedBudget.none()
        .after(
            new BudgetDecided(
                PROJECT,
                "Påhittad",
                List.of(
                    new BudgetDecided.Line(
                        SubBudget.IMPLEMENTATION,
                        CostCategory.TRAVEL,
                        new Stated<>(new BigDecimal("750000"), Basis.INVENTED, null)))));
  }

  private static VoucherCost cost(
      String id, CostCategory category, String amount, CostReversed.@Nullable Reason reversed) {
    VoucherCost cost =
        new VoucherCost(id, List.of()).after(recorded(id, category, amount), Instant.EPOCH);
    return reversed == null ? cost : cost.after(new CostReversed(new CostId(id), reversed));
  }

  private static CostRecorded recorded(String id, CostCategory category, String amount) {
    return new CostRecorded(
        new CostId(id),
        AVESTA,
        SubBudget.IMPLEMENTATION,
        category,
        LocalDate.of(2019, 10, 14),
        new BigDecimal(amount),
        "A 1",
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static PostMonth time(int minutes, String hourly) {
    return new PostMonth(
        "t",
        new StaffTimeRecorded(
            new StaffTimeId("t"),
            "ekonom",
            AVESTA,
            SubBudget.ANALYSIS_AND_PLANNING,
            "2018-05",
            minutes,
            new BigDecimal(hourly)));
  }

  private static CountedEntry entry(
      String person, OrganisationId organisation, int day, int minutes) {
    PersonHours.Entry entry =
        new PersonHours.Entry(
            new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s" + day),
            null,
            LocalDate.of(2019, 10, day),
            LocalTime.of(13, 0),
            minutes,
            Presence.PRESENT,
            minutes,
            false,
            new ActorId("actor-1"),
            null,
            null,
            null);
    PersonHours who =
        new PersonHours(
            new PersonId(person),
            null,
            null,
            new ArrayList<>(),
            Map.of(),
            List.of(),
            List.of(entry),
            null,
            null);
    return new CountedEntry(who, entry, null, organisation, minutes, List.of());
  }
}
