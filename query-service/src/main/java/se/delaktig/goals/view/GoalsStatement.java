package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.delaktig.goals.view.FollowedGoal.Standing;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Split;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.view.Programme;

/**
 * How a project stands against its goals: the activity targets, which move by themselves with what
 * is logged, and the goals of the plan.
 *
 * @param goals one for each goal of the plan, in its order
 * @param position the last event it takes account of
 */
public record GoalsStatement(
    Programme programme, List<Followed> goals, HoursStatement hours, long position) {

  /** A goal of the plan with how it is followed up. */
  public record Followed(ProjectPlan.Goal goal, FollowedGoal follow) {}

  public static GoalsStatement of(
      Programme programme,
      Map<String, FollowedGoal> followed,
      HoursStatement hours,
      long position) {
    return new GoalsStatement(
        programme,
        programme.planned().goals().stream()
            .map(goal ->
                new Followed(
                    goal, followed.getOrDefault(goal.id(), FollowedGoal.unknown(goal.id()))))
            .toList(),
        hours,
        position);
  }

  /** What of it had happened by a day: what was measured, and the sessions held, until then. */
  public GoalsStatement until(LocalDate lastDay) {
    return new GoalsStatement(
        programme,
        goals.stream().map(one -> new Followed(one.goal(), one.follow().until(lastDay))).toList(),
        hours.until(lastDay),
        position);
  }

  public LocalDate day() {
    return hours.day();
  }

  /** Logged minutes of preparand training against the planned ones. */
  public Figure trainingHours() {
    return hours("goals.training-hours", ActivityKind.PREPARAND_TRAINING);
  }

  /** Logged minutes of workplace dialogue against the planned ones. */
  public Figure dialogueHours() {
    return hours("goals.dialogue-hours", ActivityKind.WORKPLACE_DIALOGUE);
  }

  /** People who have completed the preparand training against those planned for it. */
  public Figure trainedPeople() {
    return people(
        "goals.trained-people",
        ActivityKind.PREPARAND_TRAINING,
        hours.people().stream().filter(person -> person.completed() != null));
  }

  /** People who have taken part in a workplace dialogue against those planned for it. */
  public Figure dialoguePeople() {
    return people(
        "goals.dialogue-people",
        ActivityKind.WORKPLACE_DIALOGUE,
        hours.entries().stream()
            .filter(one -> one.entry().session().kind() == ActivityKind.WORKPLACE_DIALOGUE)
            .map(CountedEntry::person));
  }

  /** Sessions of a kind that were held and attended. */
  public Figure sessions(ActivityKind kind) {
    long number =
        hours.entries().stream()
            .map(one -> one.entry().session())
            .filter(session -> session.kind() == kind)
            .distinct()
            .count();
    return new Figure(
        "goals.sessions." + kind,
        BigDecimal.valueOf(number),
        null,
        Unit.SESSIONS,
        0,
        position,
        List.of(Part.of("activity." + kind, BigDecimal.valueOf(number))),
        List.of());
  }

  /** The four activity targets. */
  public List<Figure> activityTargets() {
    return List.of(trainedPeople(), trainingHours(), dialoguePeople(), dialogueHours());
  }

  /** Minutes that count as co-financing of one kind of activity. */
  public int certified(ActivityKind kind) {
    Sums sums = hours.byActivity().sums(kind);
    return sums.certified();
  }

  /** Goals that have been reached, against all goals of the plan. */
  public Figure reached() {
    long reached = count(Standing.REACHED);
    return new Figure(
        "goals.reached",
        BigDecimal.valueOf(reached),
        BigDecimal.valueOf(goals.size()),
        Unit.GOALS,
        0,
        position,
        List.of(Part.of("goals.standing." + Standing.REACHED, BigDecimal.valueOf(reached))),
        Arrays.stream(Standing.values())
            .filter(standing -> standing != Standing.REACHED && count(standing) > 0)
            .map(standing ->
                new LeftOut(
                    "goals.standing." + standing,
                    BigDecimal.valueOf(count(standing)),
                    Math.toIntExact(count(standing)),
                    0))
            .toList());
  }

  private long count(Standing standing) {
    return goals.stream().filter(one -> one.follow().standing(day()) == standing).count();
  }

  /** Goals that nobody has said how to follow up. */
  public List<ProjectPlan.Goal> withoutIndicator() {
    return goals.stream().filter(one -> one.follow().how() == null).map(Followed::goal).toList();
  }

  /** How many people an activity is planned for; 0 where the plan does not say. */
  public int plannedPeople(ActivityKind kind) {
    return programme.planned().activities().stream()
        .filter(activity -> activity.kind() == kind)
        .mapToInt(activity -> programme.peopleOf(activity).orElse(0))
        .sum();
  }

  private Figure hours(String key, ActivityKind kind) {
    Split<String> byOrganisation =
        Split.of(
            hours.entries().stream().filter(one -> one.entry().session().kind() == kind).toList(),
            one -> hours.part(one, CountedEntry::organisationKey));
    return new Figure(
        key,
        BigDecimal.valueOf(hours.byActivity().sums(kind).logged()),
        BigDecimal.valueOf(hours.plannedMinutes(kind)),
        Unit.MINUTES,
        hours.ruleVersion(),
        position,
        byOrganisation.keys().stream()
            .map(organisation ->
                new Part(
                    organisation,
                    BigDecimal.valueOf(byOrganisation.sums(organisation).logged()),
                    hours.toJoin(byOrganisation.entries(organisation))))
            .toList(),
        List.of());
  }

  /** The value is absent where so few people could be told apart. */
  private Figure people(String key, ActivityKind kind, Stream<PersonHours> who) {
    long number = who.map(PersonHours::person).distinct().count();
    boolean few = number > 0 && number < SmallGroups.FEWEST;
    return new Figure(
        key,
        few ? null : BigDecimal.valueOf(number),
        BigDecimal.valueOf(plannedPeople(kind)),
        Unit.PEOPLE,
        hours.ruleVersion(),
        position,
        few ? List.of() : List.of(Part.of(key + ".counted", BigDecimal.valueOf(number))),
        few ? List.of() : others(key, Math.toIntExact(hours.people().size() - number)));
  }

  /** People who are not counted, where they are too many to be told apart. */
  private static List<LeftOut> others(String key, int others) {
    return others < SmallGroups.FEWEST
        ? List.of()
        : List.of(new LeftOut(key + ".others", BigDecimal.valueOf(others), others, others));
  }
}
