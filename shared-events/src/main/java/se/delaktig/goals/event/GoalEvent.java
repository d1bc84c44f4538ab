package se.delaktig.goals.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens to the project's goals. */
public sealed interface GoalEvent extends ProgrammeEvent permits GoalOperationalised, GoalMeasured {
  /** The goal's id in the plan: {@code G4}. */
  String goal();
}
