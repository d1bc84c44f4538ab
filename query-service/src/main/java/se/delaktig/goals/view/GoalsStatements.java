package se.delaktig.goals.view;

import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;

/** Makes statements of goals from the views. */
@Component
public class GoalsStatements {
  private final ViewReader<FollowedGoal> goals;
  private final HoursStatements hours;
  private final GoalView view;

  GoalsStatements(Views views, GoalView goals, HoursStatements hours) {
    this.goals = views.reader(goals);
    this.view = goals;
    this.hours = hours;
  }

  /** How as much of a project as is in sight stands against its goals. */
  public GoalsStatement of(Sight sight) {
    HoursStatement worked = hours.of(sight);
    Snapshot<FollowedGoal> followed = sight.all(goals, view);
    GoalsStatement all =
        GoalsStatement.of(
            sight.programme(),
            followed.byId(),
            worked,
            Math.min(worked.position(), followed.position()));
    Past time = sight.past();
    return time == null ? all : all.until(time.happened());
  }
}
