package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.FollowUpEvent;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;

/**
 * A goal as it is followed up.
 *
 * @param goal its id in the plan
 * @param how indicator, baseline, target, date, owner and what counts; absent until they are given
 * @param measured every measurement, as they were recorded
 */
public record FollowedGoal(
    String goal, @Nullable GoalOperationalised how, List<GoalMeasured> measured) {
  /** Measurements that rest on fewer answers could say what somebody answered. */
  public static final int FEWEST_ANSWERS = 5;

  public static FollowedGoal unknown(String goal) {
    return new FollowedGoal(goal, null, List.of());
  }

  FollowedGoal after(FollowUpEvent event) {
    return switch (event) {
      case GoalOperationalised e -> new FollowedGoal(goal, e, measured);
      case GoalMeasured e -> {
        List<GoalMeasured> next = new ArrayList<>(measured);
        next.remove(e);
        next.add(e);
        yield new FollowedGoal(goal, how, List.copyOf(next));
      }
    };
  }

  /** The same with what had been measured by a day. */
  FollowedGoal until(LocalDate lastDay) {
    return new FollowedGoal(
        goal, how, measured.stream().filter(one -> !one.on().isAfter(lastDay)).toList());
  }

  /** How a goal stands. */
  public enum Standing {
    /** Nothing says what would show it. */
    NOT_OPERATIONALISED,
    NOT_MEASURED,
    /** It rests on too few answers to be shown. */
    TOO_FEW_ANSWERS,
    REACHED,
    /** Not reached, and there is time left. */
    ON_ITS_WAY,
    /** Not reached when it was to be. */
    MISSED
  }

  /** The latest measurement by its day; of several on a day, the one recorded last. */
  public Optional<GoalMeasured> latest() {
    return measured.stream().reduce((one, other) -> other.on().isBefore(one.on()) ? one : other);
  }

  /** Measurements that may be shown, oldest first. */
  public List<GoalMeasured> shown() {
    return measured.stream()
        .filter(one -> one.answers() >= FEWEST_ANSWERS)
        .sorted(Comparator.comparing(GoalMeasured::on))
        .toList();
  }

  public Standing standing(LocalDate day) {
    if (how == null) {
      return Standing.NOT_OPERATIONALISED;
    }
    GoalMeasured last = latest().orElse(null);
    if (last == null) {
      return day.isAfter(how.by()) ? Standing.MISSED : Standing.NOT_MEASURED;
    }
    if (last.answers() < FEWEST_ANSWERS) {
      return Standing.TOO_FEW_ANSWERS;
    }
    if (reached(how, last)) {
      return Standing.REACHED;
    }
    return day.isAfter(how.by()) ? Standing.MISSED : Standing.ON_ITS_WAY;
  }

  /**
   * A goal whose target lies below its baseline is reached from above; without a baseline, from
   * below.
   */
  private static boolean reached(GoalOperationalised how, GoalMeasured last) {
    BigDecimal target = how.target().value();
    BigDecimal value = last.value().value();
    if (target == null || value == null) {
      return false;
    }
    BigDecimal baseline = how.baseline().value();
    boolean downwards = baseline != null && baseline.compareTo(target) > 0;
    return downwards ? value.compareTo(target) <= 0 : value.compareTo(target) >= 0;
  }

  /**
   * How much of the way from the baseline to the target is done, in percent with one decimal; may
   * be below 0 or above 100. Empty without a baseline, a measurement or enough answers.
   */
  public Optional<BigDecimal> wayDone() {
    GoalMeasured last = latest().orElse(null);
    if (how == null || last == null || last.answers() < FEWEST_ANSWERS) {
      return Optional.empty();
    }
    BigDecimal baseline = how.baseline().value();
    BigDecimal target = how.target().value();
    BigDecimal value = last.value().value();
    if (baseline == null || target == null || value == null || baseline.compareTo(target) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        value
            .subtract(baseline)
            .movePointRight(2)
            .divide(target.subtract(baseline), 1, RoundingMode.HALF_UP));
  }
}
