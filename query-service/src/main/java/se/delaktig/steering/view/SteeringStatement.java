package se.delaktig.steering.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.Phase;
import se.delaktig.project.event.ProjectPlan.PlannedActivity;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;

/**
 * Where the project stands against its plan, without people: what should be done by now by a
 * straight line over each activity's phase, and how fast the rest must go. Amounts are minutes.
 */
public final class SteeringStatement {
  private static final int WEEKS_LOOKED_BACK = 8;

  private final HoursStatement hours;
  private final List<PlannedHours> ahead;
  private final boolean whole;
  private final boolean seesPeople;
  private final List<ActivityRow> activities;

  /**
   * @param hours the hours in sight
   * @param ahead what is planned for coming sessions
   * @param whole whether that is the whole project; otherwise the plan is the people in sight times
   *     what the rules plan for each
   * @param seesPeople whether the reader may see the people; otherwise small groups are hidden
   */
  SteeringStatement(
      HoursStatement hours, List<PlannedHours> ahead, boolean whole, boolean seesPeople) {
    this.hours = hours;
    this.ahead = List.copyOf(ahead);
    this.whole = whole;
    this.seesPeople = seesPeople;
    this.activities = programme().planned().activities().stream().map(this::row).toList();
  }

  public HoursStatement hours() {
    return hours;
  }

  public boolean whole() {
    return whole;
  }

  public boolean seesPeople() {
    return seesPeople;
  }

  /**
   * An activity of the plan.
   *
   * @param people how many it is planned for; absent where the source does not say
   * @param planned minutes
   * @param sums what has come of it
   * @param ahead minutes that the planned sessions to come will give, were everyone there
   * @param pace absent where the phase's days are not stated
   */
  public record ActivityRow(
      PlannedActivity activity,
      Optional<Integer> people,
      int planned,
      Sums sums,
      int ahead,
      @Nullable Pace pace) {
    public int expected() {
      return pace == null ? 0 : pace.expected();
    }
  }

  /**
   * The workplace dialogue of a place.
   *
   * @param id of a workplace or an organisation
   * @param registered people who work there now
   * @param planned minutes: registered people times what the rules plan for each; computed, since
   *     the source states no plan for single places
   * @param pace absent where the phase's days are not stated
   */
  public record PlaceRow(String id, int registered, int planned, Sums sums, @Nullable Pace pace) {
    /** Minutes a week to reach the plan; more than any where time is up. */
    public int need() {
      return pace == null ? 0 : pace.neededPerWeek().orElse(Integer.MAX_VALUE);
    }
  }

  /**
   * The end of a month.
   *
   * @param until its last day, or today
   * @param planned cumulative minutes that should be logged by then
   * @param logged cumulative minutes; absent for what has not come yet
   */
  public record MonthRow(YearMonth month, LocalDate until, int planned, @Nullable Integer logged) {}

  public Programme programme() {
    return hours.programme();
  }

  public LocalDate today() {
    return hours.day();
  }

  /** Minutes planned for what is in sight. */
  public int planned() {
    return activities().stream().mapToInt(ActivityRow::planned).sum();
  }

  public int logged() {
    return hours.total().logged();
  }

  /** Minutes that the planned sessions to come will give, were everyone there. */
  public int inPlannedSessions() {
    return ahead.stream().mapToInt(PlannedHours::minutes).sum();
  }

  /** Minutes of the plan that are neither logged nor in a planned session; never below 0. */
  public int notYetPlanned() {
    return activities().stream()
        .mapToInt(row -> Math.max(0, row.planned() - row.sums().logged() - row.ahead()))
        .sum();
  }

  /** Minutes planned for each kind of activity, in the plan's order. */
  public List<Integer> plannedByKind() {
    return activities().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.activity().kind(),
                LinkedHashMap::new,
                Collectors.summingInt(ActivityRow::planned)))
        .values()
        .stream()
        .toList();
  }

  /** Minutes that should be logged by now. */
  public int expected() {
    return activities().stream().mapToInt(ActivityRow::expected).sum();
  }

  /** Minutes behind the plan; below 0 when ahead. */
  public int behind() {
    return expected() - logged();
  }

  /** The days over which the hours are planned: from the first to the last phase of an activity. */
  public Optional<Period> period() {
    List<Period> periods =
        programme().planned().activities().stream().flatMap(a -> phaseOf(a).stream()).toList();
    return periods.stream()
        .map(Period::from)
        .min(Comparator.naturalOrder())
        .flatMap(from ->
            periods.stream()
                .map(Period::to)
                .max(Comparator.naturalOrder())
                .map(to -> new Period(from, to)));
  }

  /** All hours together; empty where no phase has stated days. */
  public Optional<Pace> pace() {
    return period().map(period -> new Pace(planned(), logged(), period, today()));
  }

  /** Minutes logged a week over the last eight weeks. */
  public int latelyPerWeek() {
    LocalDate after = today().minusWeeks(WEEKS_LOOKED_BACK);
    int minutes =
        hours.entries().stream()
            .filter(one -> one.entry().date().isAfter(after))
            .mapToInt(one -> one.entry().minutes())
            .sum();
    return minutes / WEEKS_LOOKED_BACK;
  }

  /** The plan's activities with what has come of each. */
  public List<ActivityRow> activities() {
    return activities;
  }

  private ActivityRow row(PlannedActivity activity) {
    Sums sums = Sums.of(entriesOf(activity));
    int planned = whole ? programme().plannedMinutes(activity) : inSight(activity);
    return new ActivityRow(
        activity,
        programme().peopleOf(activity),
        planned,
        sums,
        ahead(activity).stream().mapToInt(PlannedHours::minutes).sum(),
        phaseOf(activity)
            .map(phase -> new Pace(planned, sums.logged(), phase, today()))
            .orElse(null));
  }

  private int inSight(PlannedActivity activity) {
    return switch (activity.kind()) {
      case WORKPLACE_DIALOGUE -> (int) current().count() * dialogueMinutes();
      case PREPARAND_TRAINING ->
          (int)
                  current()
                      .filter(person -> person.preparand() != null)
                      .filter(person ->
                          person
                              .latestEmployment()
                              .filter(at -> inGroup(activity, at.organisation()))
                              .isPresent())
                      .count()
              * activity.minutesEach();
    };
  }

  /** What the planned sessions to come will give of an activity, were everyone there. */
  public List<PlannedHours> ahead(PlannedActivity activity) {
    return ahead.stream()
        .filter(one -> one.kind() == activity.kind())
        .filter(one -> inGroup(activity, one.organisation()))
        .toList();
  }

  /** What has come of an activity. */
  public List<CountedEntry> entriesOf(PlannedActivity activity) {
    return hours.entries().stream().filter(one -> belongs(activity, one)).toList();
  }

  private boolean belongs(PlannedActivity activity, CountedEntry one) {
    return one.entry().session().kind() == activity.kind() && inGroup(activity, one.organisation());
  }

  private boolean inGroup(PlannedActivity activity, @Nullable OrganisationId organisation) {
    String group = activity.group();
    return group == null
        || organisation != null
            && programme().places().groupOf(organisation).filter(group::equals).isPresent();
  }

  /** What is logged and belongs to none of the plan's activities. */
  public List<CountedEntry> besidesThePlan() {
    List<PlannedActivity> planned = programme().planned().activities();
    return hours.entries().stream()
        .filter(one -> planned.stream().noneMatch(activity -> belongs(activity, one)))
        .toList();
  }

  private Optional<Period> phaseOf(PlannedActivity activity) {
    return programme().planned().phases().stream()
        .filter(phase -> phase.id().equals(activity.phase()))
        .findFirst()
        .flatMap(SteeringStatement::days);
  }

  private static Optional<Period> days(Phase phase) {
    LocalDate from = phase.from().value();
    LocalDate to = phase.to().value();
    return from == null || to == null ? Optional.empty() : Optional.of(new Period(from, to));
  }

  /** Minutes of workplace dialogue that the rules of today plan for each employee. */
  public int dialogueMinutes() {
    return programme()
        .rulesOn(today())
        .map(RuleSet::dialogueMinutesPerEmployee)
        .flatMap(stated -> Optional.ofNullable(stated.value()))
        .orElseGet(() ->
            programme().planned().activities().stream()
                .filter(activity -> activity.kind() == ActivityKind.WORKPLACE_DIALOGUE)
                .mapToInt(PlannedActivity::minutesEach)
                .max()
                .orElse(0));
  }

  /** The dialogue of each organisation that has people or hours. */
  public List<PlaceRow> organisations() {
    return places(employment -> employment.organisation().value(), CountedEntry::organisationKey);
  }

  /** The dialogue of each workplace that has people or hours, the greatest need first. */
  public List<PlaceRow> workplaces() {
    return places(employment -> employment.workplace().value(), CountedEntry::workplaceKey).stream()
        .sorted(Comparator.comparingInt(PlaceRow::need).reversed().thenComparing(PlaceRow::id))
        .toList();
  }

  private List<PlaceRow> places(
      Function<Employment, String> ofPerson, Function<CountedEntry, String> ofEntry) {
    Map<String, Integer> registered = new TreeMap<>();
    current()
        .forEach(person ->
            person
                .latestEmployment()
                .ifPresent(at -> registered.merge(ofPerson.apply(at), 1, Integer::sum)));
    Map<String, List<CountedEntry>> logged = new TreeMap<>();
    hours.entries().stream()
        .filter(one -> one.entry().session().kind() == ActivityKind.WORKPLACE_DIALOGUE)
        .forEach(
            one -> logged.computeIfAbsent(ofEntry.apply(one), id -> new ArrayList<>()).add(one));
    logged.keySet().forEach(id -> registered.putIfAbsent(id, 0));
    Optional<Period> phase =
        programme().planned().activities().stream()
            .filter(activity -> activity.kind() == ActivityKind.WORKPLACE_DIALOGUE)
            .flatMap(activity -> phaseOf(activity).stream())
            .findFirst();
    return registered.entrySet().stream()
        .map(place -> {
          Sums sums = Sums.of(logged.getOrDefault(place.getKey(), List.of()));
          int planned = place.getValue() * dialogueMinutes();
          return new PlaceRow(
              place.getKey(),
              place.getValue(),
              planned,
              sums,
              phase.map(days -> new Pace(planned, sums.logged(), days, today())).orElse(null));
        })
        .toList();
  }

  private Stream<PersonHours> current() {
    Predicate<PersonHours> left = person -> person.leftBy(today());
    return hours.people().stream()
        .filter(person -> !person.employments().isEmpty())
        .filter(left.negate());
  }

  /** People who have completed the preparand training. */
  public int preparandsDone() {
    return (int) hours.people().stream().filter(person -> person.completed() != null).count();
  }

  /** The same as a figure. */
  public Figure preparands() {
    int done = preparandsDone();
    int others = hours.people().size() - done;
    return new Figure(
        "goals.trained-people",
        BigDecimal.valueOf(done),
        preparandsPlanned().map(BigDecimal::valueOf).orElse(null),
        Figure.Unit.PEOPLE,
        hours.ruleVersion(),
        hours.position(),
        List.of(Figure.Part.of("goals.trained-people.counted", BigDecimal.valueOf(done))),
        others < SmallGroups.FEWEST
            ? List.of()
            : List.of(
                new Figure.LeftOut(
                    "goals.trained-people.others", BigDecimal.valueOf(others), others, others)));
  }

  /** People for whom preparand training is planned; empty where the source does not say. */
  public Optional<Integer> preparandsPlanned() {
    return programme().planned().activities().stream()
        .filter(activity -> activity.kind() == ActivityKind.PREPARAND_TRAINING)
        .map(programme()::peopleOf)
        .reduce((one, other) -> one.flatMap(a -> other.map(b -> a + b)))
        .flatMap(Function.identity());
  }

  /** Month by month over the planned days: the plan's straight line and what was logged. */
  public List<MonthRow> months() {
    NavigableMap<YearMonth, Integer> loggedBy = loggedBy();
    return period()
        .map(period -> {
          List<MonthRow> rows = new ArrayList<>();
          YearMonth last = YearMonth.from(period.to());
          for (YearMonth month = YearMonth.from(period.from());
              !month.isAfter(last);
              month = month.plusMonths(1)) {
            rows.add(month(month, loggedBy));
          }
          return List.copyOf(rows);
        })
        .orElse(List.of());
  }

  /** Minutes logged until the end of each month that has any, all earlier ones included. */
  private NavigableMap<YearMonth, Integer> loggedBy() {
    NavigableMap<YearMonth, Integer> loggedBy = new TreeMap<>();
    int logged = 0;
    for (Map.Entry<YearMonth, List<CountedEntry>> one : hours.byMonth().parts().entrySet()) {
      logged += Sums.of(one.getValue()).logged();
      loggedBy.put(one.getKey(), logged);
    }
    return loggedBy;
  }

  private MonthRow month(YearMonth month, NavigableMap<YearMonth, Integer> loggedBy) {
    boolean begun = !month.atDay(1).isAfter(today());
    boolean current = month.equals(YearMonth.from(today()));
    LocalDate until = current ? today() : month.atEndOfMonth();
    int planned = activities().stream().mapToInt(row -> plannedBy(row, until)).sum();
    Map.@Nullable Entry<YearMonth, Integer> logged = loggedBy.floorEntry(month);
    return new MonthRow(
        month, until, planned, begun ? logged == null ? 0 : logged.getValue() : null);
  }

  private static int plannedBy(ActivityRow row, LocalDate day) {
    Pace pace = row.pace();
    return pace == null ? 0 : new Pace(pace.planned(), 0, pace.period(), day).expected();
  }

  /** The workplace's name. */
  public Optional<String> workplaceName(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(programme().places().workplaces().get(new WorkplaceId(id)))
            .map(added -> added.name());
  }

  /** The id of the workplace's organisation; empty where there is none. */
  public String organisationOf(String workplace) {
    return workplace.isEmpty()
        ? ""
        : Optional.ofNullable(programme().places().workplaces().get(new WorkplaceId(workplace)))
            .map(added -> added.organisation().value())
            .orElse("");
  }

  /** The organisation's name. */
  public Optional<String> organisationName(String id) {
    return id.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(programme().places().organisations().get(new OrganisationId(id)))
            .map(joined -> joined.name());
  }
}
