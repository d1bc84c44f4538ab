package se.delaktig.goals.view;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.Ended;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Trait;
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

  /** How far as much of a project as is in sight has reached its activity targets, in parts. */
  public Map<PartedBy, Attainment> attainment(Sight sight) {
    Map<PartedBy, Attainment> parted = new EnumMap<>(PartedBy.class);
    for (PartedBy by : PartedBy.values()) {
      parted.put(by, attainment(sight, by));
    }
    return parted;
  }

  /** The same parted by one thing. */
  public Attainment attainment(Sight sight, PartedBy by) {
    HoursStatement worked = hours.of(sight);
    if (sight.seesPeople()) {
      return Attainment.of(worked, by);
    }
    return switch (by) {
      case SEX -> parted(worked, sight, Trait.SEX, by);
      case AGE_GROUP -> parted(worked, sight, Trait.AGE_GROUP, by);
      case ORGANISATION -> byOrganisation(worked);
    };
  }

  private static Attainment byOrganisation(HoursStatement worked) {
    Set<String> together = worked.joinedPlaces();
    return together == null
        ? Attainment.withoutSmallGroups(
            new Ended(null, worked), worked, false, PartedBy.ORGANISATION)
        : Attainment.settled(worked, together, PartedBy.ORGANISATION);
  }

  private Attainment parted(HoursStatement worked, Sight sight, Trait trait, PartedBy by) {
    return Attainment.withoutSmallGroups(
        hours.toPart(sight, trait), worked, sight.numbersOnly(), by);
  }
}
