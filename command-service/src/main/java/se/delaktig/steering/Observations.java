package se.delaktig.steering;

import java.util.function.Function;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.command.MakeObservation;
import se.delaktig.steering.event.ObservationAnswered;
import se.delaktig.steering.event.ObservationEvent;
import se.delaktig.steering.event.ObservationMade;
import se.delaktig.steering.event.Worded;

/**
 * What those who follow a project from outside have seen and asked.
 *
 * @param made how many
 */
public record Observations(int made) {
  public static Observations none() {
    return new Observations(0);
  }

  public Observations after(ObservationEvent event) {
    return switch (event) {
      case ObservationMade e -> new Observations(e.number());
      case ObservationAnswered e -> this;
    };
  }

  /**
   * @param seal seals what is said in words
   */
  public Outcome<ObservationEvent> make(MakeObservation c, Function<String, Worded> seal) {
    return Outcome.accepted(
        new ObservationMade(c.project(), made + 1, c.kind(), seal.apply(c.text().strip())));
  }

  /**
   * @param seal seals what is said in words; asked only once nothing is wrong
   */
  public Outcome<ObservationEvent> answer(AnswerObservation c, Function<String, Worded> seal) {
    return c.number() > made
        ? Outcome.refused(new UnknownThing("steering.observation-unknown", "number"))
        : Outcome.accepted(
            new ObservationAnswered(c.project(), c.number(), seal.apply(c.text().strip())));
  }
}
