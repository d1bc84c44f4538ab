package se.delaktig.goals.event;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * It was said how the project's activities are to lead to its goals (förändringsteori); drawn anew
 * it takes the place of the earlier.
 *
 * <p>The steps stand here in plain words, as the plan's goals do: they say nothing of anyone.
 *
 * @param steps in the order in which they are read
 */
@StoredAs("theory-of-change-drawn")
public record TheoryOfChangeDrawn(ProjectId project, List<Step> steps) implements GoalEvent {
  /**
   * A step on the way.
   *
   * @param id unique among the steps
   * @param words what is done, or what is to come of it
   * @param measure what the log counts of it; absent where it counts nothing
   * @param goal the id of the plan's goal that it is; absent where it is none
   * @param leadsTo ids of the steps that it is to lead to, each further on
   */
  public record Step(
      String id,
      Level level,
      String words,
      @Nullable Measure measure,
      @Nullable String goal,
      List<String> leadsTo) {}

  /** How far on a step is, in this order. */
  public enum Level {
    ACTIVITY,
    OUTPUT,
    RESULT,
    GOAL
  }

  /** What the log counts by itself. */
  public enum Measure {
    TRAINING_SESSIONS,
    TRAINING_HOURS,
    TRAINED_PEOPLE,
    DIALOGUE_SESSIONS,
    DIALOGUE_HOURS,
    DIALOGUE_PEOPLE,
    PEOPLE_PLACED
  }
}
