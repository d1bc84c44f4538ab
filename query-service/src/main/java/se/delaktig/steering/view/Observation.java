package se.delaktig.steering.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.steering.event.ObservationAnswered;
import se.delaktig.steering.event.ObservationEvent;
import se.delaktig.steering.event.ObservationMade;
import se.delaktig.steering.event.Worded;

/**
 * What somebody outside the project has seen or asked, and what the project has answered.
 *
 * @param made absent before it was
 * @param answers oldest first
 */
public record Observation(@Nullable Made made, List<Said> answers) {
  /** Something said, when, and in which role. */
  public record Said(Worded words, Instant at, String role) {}

  /** The observation itself. */
  public record Made(int number, ObservationMade.Kind kind, Said said) {}

  static Observation unknown() {
    return new Observation(null, List.of());
  }

  Observation after(ObservationEvent event, RecordedEvent recorded) {
    return switch (event) {
      case ObservationMade e ->
          new Observation(new Made(e.number(), e.kind(), said(e.words(), recorded)), answers);
      case ObservationAnswered e -> {
        List<Said> next = new ArrayList<>(answers);
        next.add(said(e.words(), recorded));
        yield new Observation(made, List.copyOf(next));
      }
    };
  }

  private static Said said(Worded words, RecordedEvent recorded) {
    return new Said(words, recorded.at(), recorded.role());
  }

  /** Whether it is a question that nobody has answered. */
  public boolean waits() {
    return made != null && made.kind() == ObservationMade.Kind.QUESTION && answers.isEmpty();
  }
}
