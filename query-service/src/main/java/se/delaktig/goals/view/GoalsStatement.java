package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import se.delaktig.goals.view.Indicator.Standing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
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

  /** A goal of the plan with how it is followed up, and what its indicator shows. */
  public record Followed(ProjectPlan.Goal goal, FollowedGoal follow, Indicator indicator) {}

  /**
   * @param log what it gives of what goals are followed up by
   * @param hours of the day
   */
  public static GoalsStatement of(
      Programme programme,
      Map<String, FollowedGoal> followed,
      FromTheLog log,
      HoursStatement hours,
      long position) {
    return new GoalsStatement(
        programme,
        programme.planned().goals().stream()
            .map(goal ->
                followed(
                    goal,
                    followed
                        .getOrDefault(goal.id(), FollowedGoal.unknown(goal.id()))
                        .until(hours.day()),
                    log))
            .toList(),
        hours,
        position);
  }

  private static Followed followed(ProjectPlan.Goal goal, FollowedGoal follow, FromTheLog log) {
    return new Followed(goal, follow, follow.indicator(log));
  }

  public LocalDate day() {
    return hours.day();
  }

  /** The activity targets. */
  public ActivityFigures activities() {
    return new ActivityFigures(programme, hours, position);
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
    return goals.stream().filter(one -> one.indicator().standing(day()) == standing).count();
  }

  /** Goals that nobody has said how to follow up. */
  public List<ProjectPlan.Goal> withoutIndicator() {
    return goals.stream().filter(one -> one.follow().how() == null).map(Followed::goal).toList();
  }
}
