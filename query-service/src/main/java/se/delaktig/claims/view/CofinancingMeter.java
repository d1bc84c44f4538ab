package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.hours.view.Split;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;
import se.delaktig.steering.view.Pace;

/**
 * How far the co-financing has come: earned, waiting for a signature, waiting for a certificate,
 * planned, and what it means for the grant as we calculate it.
 *
 * @param ahead minutes of sessions that are planned to come, were everyone there
 * @param cash kronor of co-financing in cash
 * @param paid kronor of paid eligible costs
 */
public record CofinancingMeter(HoursStatement hours, int ahead, BigDecimal cash, BigDecimal paid) {

  /**
   * One organisation or workplace; all amounts of hours are minutes.
   *
   * @param key its id; empty where people belong to none
   * @param planned what the rules plan for its people
   * @param neededPerWeek minutes a week from now until the project's end; empty where no day is
   *     left
   */
  public record Row(
      String key,
      int people,
      int planned,
      int certified,
      int unsigned,
      int uncertified,
      OptionalInt neededPerWeek) {
    /** What waits for somebody. */
    public int waiting() {
      return unsigned + uncertified;
    }
  }

  private Programme programme() {
    return hours.programme();
  }

  private ProjectPlan plan() {
    return programme().planned();
  }

  private Share share() {
    return programme()
        .rulesOn(hours.day())
        .map(rules -> CalculatedGrant.share(plan(), rules))
        .orElseGet(() -> CalculatedGrant.decided(plan()));
  }

  /** What the project must bring. */
  public BigDecimal needed() {
    return Cofinancing.needed(plan());
  }

  /** What certified hours have earned. */
  public BigDecimal earned() {
    return new Cofinancing(hours).value(hours.entries());
  }

  /** What co-finances: what certified hours have earned, and cash. */
  public BigDecimal counted() {
    return earned().add(cash);
  }

  /** What hours left out for a reason would earn. */
  public BigDecimal waiting(Reason reason) {
    return new Cofinancing(hours).waiting(reason);
  }

  /** What certified hours have earned, in parts. */
  public Figure earnedFigure() {
    return new Cofinancing(hours).earned();
  }

  /** What hours that wait for a signature would earn, in parts. */
  public Figure unsignedFigure() {
    return new Cofinancing(hours).waiting("cofinancing.unsigned", Reason.UNSIGNED);
  }

  /** What hours that wait for a certificate would earn, in parts. */
  public Figure uncertifiedFigure() {
    return new Cofinancing(hours).waiting("cofinancing.uncertified", Reason.UNCERTIFIED);
  }

  /** What planned sessions would earn, and how it is computed. */
  public Figure plannedFigure() {
    Working working =
        programme()
            .rulesOn(hours.day())
            .flatMap(rules -> Cofinancing.hourValue(programme(), rules))
            .map(ratio ->
                Working.from("planned-to-come", BigDecimal.valueOf(ahead), Unit.MINUTES)
                    .then(Does.MULTIPLIES, "hours-worth", ratio.kronor(), Unit.KRONOR)
                    .then(Does.DIVIDES, "hours-for-it", ratio.perMinutes(), Unit.MINUTES))
            .orElseGet(() -> Working.from("no-hour-value", planned(), Unit.KRONOR));
    return Figure.worked(
        "cofinancing.planned",
        planned(),
        Unit.KRONOR,
        hours.ruleVersion(),
        hours.position(),
        working);
  }

  /** Hours a week that reach what is planned; without a value where no day is left. */
  public Figure neededPerWeekFigure() {
    Pace pace = pace();
    OptionalInt week = pace.neededPerWeek();
    Working left =
        Working.from("planned-hours", BigDecimal.valueOf(pace.planned()), Unit.MINUTES)
            .then(Does.SUBTRACTS, "certified-hours", BigDecimal.valueOf(pace.done()), Unit.MINUTES)
            .then(Does.AT_LEAST, "nothing", BigDecimal.ZERO, Unit.MINUTES);
    Working working =
        pace.daysLeft() == 0
            ? left
            : left.then(Does.DIVIDES, "days-left", BigDecimal.valueOf(pace.daysLeft()), Unit.DAYS)
                .then(
                    Does.MULTIPLIES, "days-a-week", BigDecimal.valueOf(Pace.DAYS_A_WEEK), Unit.DAYS)
                .roundedUp();
    return Figure.worked(
        "cofinancing.needed-per-week",
        week.isPresent() ? BigDecimal.valueOf(week.getAsInt()) : null,
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        week.isPresent() ? working : null);
  }

  /** What planned sessions would earn, were everyone there, at today's value of an hour. */
  public BigDecimal planned() {
    return value(ahead);
  }

  private BigDecimal value(long minutes) {
    return programme()
        .rulesOn(hours.day())
        .flatMap(rules -> Cofinancing.hourValue(programme(), rules))
        .map(ratio -> ratio.amount(BigDecimal.valueOf(minutes)))
        .orElse(BigDecimal.ZERO.setScale(2));
  }

  /**
   * Minutes a week until the project's end that reach what is planned; empty where no day is left.
   */
  public OptionalInt neededPerWeek() {
    return pace().neededPerWeek();
  }

  private Pace pace() {
    return new Pace(
        hours.plannedMinutes(), hours.total().certified(), plan().period(), hours.day());
  }

  /** The grant as calculated today. */
  public CalculatedGrant grant() {
    return CalculatedGrant.of(share(), plan().grant(), counted(), paid.subtract(cash));
  }

  /**
   * The grant at the end if all that waits is signed and certified and all that is planned is held,
   * and the costs reach what the approved grant and cash pay.
   */
  public CalculatedGrant ifAllIsDone() {
    BigDecimal all =
        counted().add(waiting(Reason.UNSIGNED)).add(waiting(Reason.UNCERTIFIED)).add(planned());
    return CalculatedGrant.of(share(), plan().grant(), all, plan().grant());
  }

  /**
   * The grant at the end if hours go on being certified at the pace since the project began, and
   * the costs reach what the approved grant and cash pay.
   */
  public CalculatedGrant atThisPace() {
    return CalculatedGrant.of(
        share(), plan().grant(), value(minutesAtThisPace()).add(cash), plan().grant());
  }

  /** Certified minutes at the end of the project at the pace so far, at most those planned. */
  public long minutesAtThisPace() {
    Period period = plan().period();
    LocalDate today = hours.day().isAfter(period.to()) ? period.to() : hours.day();
    long whole = java.time.temporal.ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
    long passed = Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(period.from(), today) + 1);
    return Math.min(hours.plannedMinutes(), hours.total().certified() * whole / passed);
  }

  /** By organisation, what waits most first. */
  public List<Row> organisations() {
    return rows(CountedEntry::organisationKey, employment -> employment.organisation().value());
  }

  /** By workplace, what waits most first. */
  public List<Row> workplaces() {
    return rows(CountedEntry::workplaceKey, employment -> employment.workplace().value());
  }

  private List<Row> rows(
      Function<CountedEntry, String> ofEntry, Function<Employment, String> ofEmployment) {
    Map<String, List<PersonHours>> people = new HashMap<>();
    for (PersonHours person : hours.people()) {
      person
          .latestEmployment()
          .filter(employment -> !person.leftBy(hours.day()))
          .ifPresent(employment ->
              people
                  .computeIfAbsent(ofEmployment.apply(employment), none -> new ArrayList<>())
                  .add(person));
    }
    Split<String> split = Split.of(hours.entries(), ofEntry::apply);
    List<String> keys = new ArrayList<>(people.keySet());
    split.keys().stream().filter(key -> !people.containsKey(key)).forEach(keys::add);
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(row(key, people.getOrDefault(key, List.of()), split));
    }
    rows.sort(Comparator.comparingInt(Row::waiting).reversed().thenComparing(Row::key));
    return List.copyOf(rows);
  }

  private Row row(String key, Collection<PersonHours> people, Split<String> split) {
    int planned = people.stream().mapToInt(this::planned).sum();
    int certified = split.sums(key).certified();
    return new Row(
        key,
        people.size(),
        planned,
        certified,
        split.sums(key).awaitingSignature(),
        split.sums(key).awaitingCertificate(),
        new Pace(planned, certified, plan().period(), hours.day()).neededPerWeek());
  }

  /** What the rules plan for a person: dialogue, and training for those called to it. */
  private int planned(PersonHours person) {
    RuleSet rules = programme().rulesOn(hours.day()).orElse(null);
    if (rules == null) {
      return 0;
    }
    Integer dialogue = rules.dialogueMinutesPerEmployee().value();
    Integer training = person.preparand() == null ? null : rules.preparandMinutes().value();
    return (dialogue == null ? 0 : dialogue) + (training == null ? 0 : training);
  }
}
