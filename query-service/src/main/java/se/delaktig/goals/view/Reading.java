package se.delaktig.goals.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.GoalMeasured;

/**
 * What a goal's indicator was on a day.
 *
 * @param value absent where nothing states it
 * @param few whether so few people are behind it that it is not shown
 */
public record Reading(LocalDate on, @Nullable Ratio value, boolean few) {
  static Reading of(GoalMeasured measured) {
    return new Reading(
        measured.on(),
        Ratio.of(measured.value()),
        measured.answers() < FollowedGoal.FEWEST_ANSWERS);
  }

  public static Reading of(LocalDate on, Ratio value) {
    return new Reading(on, value, false);
  }

  /** Of so few that not even how many they are is told. */
  public static Reading few(LocalDate on) {
    return new Reading(on, null, true);
  }
}
