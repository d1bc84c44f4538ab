package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.Measure;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.hours.view.Split;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
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
    return neededPerWeek(pace());
  }

  private Figure neededPerWeek(Pace pace) {
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

  /** The same, and how it is computed. */
  public Figure grantFigure() {
    return grant("cofinancing.grant", grant(), counted(), "paid-less-cash");
  }

  /** The grant if all that waits is done, and how it is computed. */
  public Figure ifAllIsDoneFigure() {
    return grant("cofinancing.grant-if-done", ifAllIsDone(), allDone(), "paid-as-approved");
  }

  /** The grant at the pace so far, and how it is computed. */
  public Figure atThisPaceFigure() {
    return grant("cofinancing.grant-at-pace", atThisPace(), carriedOn(), "paid-as-approved");
  }

  private Figure grant(String key, CalculatedGrant grant, BigDecimal cofinancing, String paidFor) {
    Share share = share();
    Working reached =
        share.whole().compareTo(share.part()) <= 0
            ? Working.from("approved", grant.approved(), Unit.KRONOR)
            : Working.from(key, cofinancing, Unit.KRONOR)
                .then(Does.MULTIPLIES, "grants-share", share.part(), Unit.KRONOR)
                .then(Does.DIVIDES, "own-share", share.whole().subtract(share.part()), Unit.KRONOR)
                .then(Does.AT_MOST, "approved", grant.approved(), Unit.KRONOR);
    return Figure.worked(
        key,
        grant.amount(),
        Unit.KRONOR,
        hours.ruleVersion(),
        hours.position(),
        reached
            .then(Does.AT_MOST, paidFor, grant.paid(), Unit.KRONOR)
            .then(Does.AT_LEAST, "nothing", BigDecimal.ZERO, Unit.KRONOR));
  }

  /**
   * The grant at the end if all that waits is signed and certified and all that is planned is held,
   * and the costs reach what the approved grant and cash pay.
   */
  public CalculatedGrant ifAllIsDone() {
    return CalculatedGrant.of(share(), plan().grant(), allDone(), plan().grant());
  }

  private BigDecimal allDone() {
    return counted().add(waiting(Reason.UNSIGNED)).add(waiting(Reason.UNCERTIFIED)).add(planned());
  }

  /**
   * The grant at the end if hours go on being certified at the pace since the project began, and
   * the costs reach what the approved grant and cash pay.
   */
  public CalculatedGrant atThisPace() {
    return CalculatedGrant.of(share(), plan().grant(), carriedOn(), plan().grant());
  }

  private BigDecimal carriedOn() {
    return value(minutesAtThisPace()).add(cash);
  }

  /** Certified minutes at the end of the project at the pace so far, at most those planned. */
  public long minutesAtThisPace() {
    Period period = plan().period();
    LocalDate today = hours.day().isAfter(period.to()) ? period.to() : hours.day();
    long whole = java.time.temporal.ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
    long passed = Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(period.from(), today) + 1);
    return Math.min(hours.plannedMinutes(), hours.total().certified() * whole / passed);
  }

  /** What a row is of. */
  public enum Place {
    ORGANISATION(CountedEntry::organisationKey, employment -> employment.organisation().value()),
    WORKPLACE(CountedEntry::workplaceKey, employment -> employment.workplace().value());

    private final Function<CountedEntry, String> ofEntry;
    private final Function<Employment, String> ofEmployment;

    Place(Function<CountedEntry, String> ofEntry, Function<Employment, String> ofEmployment) {
      this.ofEntry = ofEntry;
      this.ofEmployment = ofEmployment;
    }
  }

  /** By organisation or workplace, what waits most first. */
  public List<Row> rows(Place place) {
    Map<String, List<PersonHours>> people = people(place);
    Split<String> split = Split.of(hours.entries(), place.ofEntry::apply);
    List<String> keys = new ArrayList<>(people.keySet());
    split.keys().stream().filter(key -> !people.containsKey(key)).forEach(keys::add);
    List<Row> rows = new ArrayList<>();
    for (String key : keys) {
      rows.add(row(key, people.getOrDefault(key, List.of()), split));
    }
    rows.sort(Comparator.comparingInt(Row::waiting).reversed().thenComparing(Row::key));
    return List.copyOf(rows);
  }

  /** Those who work at each place. */
  private Map<String, List<PersonHours>> people(Place place) {
    Map<String, List<PersonHours>> people = new HashMap<>();
    for (PersonHours person : hours.people()) {
      person
          .latestEmployment()
          .filter(employment -> !person.leftBy(hours.day()))
          .ifPresent(employment ->
              people
                  .computeIfAbsent(place.ofEmployment.apply(employment), none -> new ArrayList<>())
                  .add(person));
    }
    return people;
  }

  /**
   * A row's figures in the order of {@link Row}, an organisation's in parts by workplace and a
   * workplace's hours in parts by month.
   */
  public List<Figure> figures(Place place, Row row) {
    List<PersonHours> people = people(place).getOrDefault(row.key(), List.of());
    List<CountedEntry> entries =
        hours.entries().stream().filter(one -> place.ofEntry.apply(one).equals(row.key())).toList();
    Function<CountedEntry, String> by =
        switch (place) {
          case ORGANISATION -> CountedEntry::workplaceKey;
          case WORKPLACE -> one -> one.month().toString();
        };
    return List.of(
        heads(place, people),
        plannedFigure(people),
        Measure.CERTIFIED.in(hours, entries, by),
        Measure.AWAITS_SIGNATURE.in(hours, entries, by),
        Measure.AWAITS_CERTIFICATE.in(hours, entries, by),
        neededPerWeek(new Pace(row.planned(), row.certified(), plan().period(), hours.day())));
  }

  private Figure heads(Place place, List<PersonHours> people) {
    Map<String, Integer> parts = new TreeMap<>();
    for (PersonHours person : people) {
      parts.merge(
          switch (place) {
            case ORGANISATION ->
                person.latestEmployment().map(Place.WORKPLACE.ofEmployment).orElse("");
            case WORKPLACE -> "claims.meter.work-there";
          },
          1,
          Integer::sum);
    }
    return new Figure(
        "cofinancing.row.people",
        BigDecimal.valueOf(people.size()),
        null,
        Unit.PEOPLE,
        0,
        hours.position(),
        parts.entrySet().stream()
            .map(part ->
                new Part(part.getKey(), BigDecimal.valueOf(part.getValue()), part.getValue()))
            .toList(),
        List.of());
  }

  private Figure plannedFigure(List<PersonHours> people) {
    Map<ActivityKind, Integer> minutes = new EnumMap<>(ActivityKind.class);
    for (PersonHours person : people) {
      for (ActivityKind kind : ActivityKind.values()) {
        minutes.merge(kind, planned(person, kind), Integer::sum);
      }
    }
    return new Figure(
        "cofinancing.row.planned",
        BigDecimal.valueOf(minutes.values().stream().mapToInt(Integer::intValue).sum()),
        null,
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        minutes.entrySet().stream()
            .filter(part -> part.getValue() > 0)
            .map(part -> Part.of("activity." + part.getKey(), BigDecimal.valueOf(part.getValue())))
            .toList(),
        List.of());
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
    return planned(person, ActivityKind.WORKPLACE_DIALOGUE)
        + planned(person, ActivityKind.PREPARAND_TRAINING);
  }

  private int planned(PersonHours person, ActivityKind kind) {
    RuleSet rules = programme().rulesOn(hours.day()).orElse(null);
    if (rules == null) {
      return 0;
    }
    Integer minutes =
        switch (kind) {
          case WORKPLACE_DIALOGUE -> rules.dialogueMinutesPerEmployee().value();
          case PREPARAND_TRAINING ->
              person.preparand() == null ? null : rules.preparandMinutes().value();
        };
    return minutes == null ? 0 : minutes;
  }
}
