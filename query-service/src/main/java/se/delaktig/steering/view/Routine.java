package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.RoutineEvent;
import se.delaktig.steering.event.RoutineFollowedUp;

/**
 * A routine, policy or way of working that the project led to.
 *
 * @param adopted absent before it was
 * @param followed how often it was found out whether it is in use, oldest first
 */
public record Routine(@Nullable RoutineAdopted adopted, List<RoutineFollowedUp> followed) {
  static Routine unknown() {
    return new Routine(null, List.of());
  }

  Routine after(RoutineEvent event) {
    return switch (event) {
      case RoutineAdopted e -> new Routine(e, followed);
      case RoutineFollowedUp e -> {
        List<RoutineFollowedUp> next = new ArrayList<>(followed);
        next.add(e);
        yield new Routine(adopted, List.copyOf(next));
      }
    };
  }

  /** How it was found to be on the latest day; of several on a day, what was recorded last. */
  public Optional<RoutineFollowedUp> latest() {
    return followed.stream()
        .reduce((one, other) -> other.date().isBefore(one.date()) ? one : other);
  }

  /** Whether anybody has found out how it is from a day on. */
  public boolean followedSince(LocalDate day) {
    return followed.stream()
        .map(RoutineFollowedUp::date)
        .max(Comparator.naturalOrder())
        .filter(latest -> !latest.isBefore(day))
        .isPresent();
  }
}
