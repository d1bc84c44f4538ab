package se.delaktig.goals.view;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.Ended;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Trait;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.ViewReader.Snapshot;
import se.delaktig.kernel.view.Views;
import se.delaktig.placements.view.PlacementReader;

/** Makes statements of goals from the views. */
@Component
public class GoalsStatements {
  private final ViewReader<FollowedGoal> goals;
  private final HoursStatements hours;
  private final GoalView view;
  private final SurveyReader surveys;
  private final PlacementReader placements;

  GoalsStatements(
      Views views,
      GoalView goals,
      HoursStatements hours,
      SurveyReader surveys,
      PlacementReader placements) {
    this.goals = views.reader(goals);
    this.view = goals;
    this.hours = hours;
    this.surveys = surveys;
    this.placements = placements;
  }

  /** How as much of a project as is in sight stands against its goals. */
  public GoalsStatement of(Sight sight) {
    HoursStatement worked = happened(sight);
    Snapshot<FollowedGoal> followed = sight.all(goals, view);
    return GoalsStatement.of(
        sight.programme(),
        followed.byId(),
        logged(sight, worked),
        worked,
        Math.min(worked.position(), followed.position()));
  }

  /** What the log gives of what goals are followed up by. */
  public LoggedSoFar logged(Sight sight) {
    return logged(sight, happened(sight));
  }

  /**
   * A goal is the whole project's: who has only a part of it in sight is told of the whole what
   * those are told who see numbers only.
   */
  private LoggedSoFar logged(Sight sight, HoursStatement worked) {
    Sight whole = sight.whole() ? sight : sight.asSeenBy(Role.STEERING_GROUP);
    HoursStatement hours = sight.whole() ? worked : happened(whole);
    return new LoggedSoFar(
        new ActivityFigures(whole.programme(), hours, hours.position()),
        placements.placed(whole, hours.day()),
        surveys.of(whole));
  }

  private HoursStatement happened(Sight sight) {
    HoursStatement worked = hours.of(sight);
    Past time = sight.past();
    return time == null ? worked : worked.until(time.happened());
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
