package se.delaktig.goals.event;

/** How a goal is followed up. */
public sealed interface FollowUpEvent extends GoalEvent permits GoalOperationalised, GoalMeasured {
  /** The goal's id in the plan: {@code G4}. */
  String goal();
}
