package se.delaktig.goals.view;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.FollowUpEvent;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.Kind;

/**
 * A goal as it is followed up.
 *
 * @param goal its id in the plan
 * @param how indicator, baseline, target, date, owner, what counts and where the value comes from;
 *     absent until they are given
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

  /** What its indicator shows. */
  public Indicator indicator(FromTheLog log) {
    return how == null
        ? Indicator.none()
        : switch (how.source().kind()) {
          case MEASURED -> Indicator.measured(how, latest().map(Reading::of).orElse(null));
          case COUNTED -> Indicator.counted(how, requireNonNull(how.source().measure()), log);
          case SURVEYED -> Indicator.surveyed(how, requireNonNull(how.source().shareOf()), log);
        };
  }

  /** Whether its value is typed in by somebody, and does not follow from the log. */
  public boolean typedIn() {
    return how != null && how.source().kind() == Kind.MEASURED;
  }
}
