package se.delaktig.goals.view;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;

/**
 * What a goal's indicator shows, as figures that anyone can reckon again.
 *
 * @param position the last event that they take account of
 */
public record IndicatorFigures(Indicator indicator, long position) {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  /** The latest value of what somebody measures; its part is the day it was measured. */
  public Optional<Figure> measured() {
    GoalOperationalised how = indicator.how();
    Reading latest = indicator.latest();
    return how == null || latest == null || how.source().kind() != Kind.MEASURED
        ? Optional.empty()
        : indicator
            .shown()
            .map(Ratio::value)
            .map(value ->
                new Figure(
                    "goals.measured",
                    value,
                    null,
                    Unit.NUMBER,
                    0,
                    position,
                    List.of(Part.of(latest.on().toString(), value)),
                    List.of()));
  }

  /** How much of the way from the baseline to the target is done. */
  public Optional<Figure> wayDone() {
    return indicator
        .wayDone()
        .map(done -> Figure.worked("goals.way-done", done, Unit.PERCENT, 0, position, working()));
  }

  private Working working() {
    Ratio value = indicator.shown().orElseThrow();
    Ratio from = requireNonNull(indicator.baseline());
    BigDecimal to = requireNonNull(indicator.target());
    return switch (requireNonNull(indicator.how()).source().kind()) {
      case MEASURED -> straight(value.of(), from.of(), to, Unit.NUMBER);
      case COUNTED ->
          value.by() == 1
              ? straight(value.of(), from.of(), to, Unit.NUMBER)
              : straight(value.of(), from.of(), to.multiply(MINUTES_PER_HOUR), Unit.MINUTES);
      case SURVEYED -> ofAnswers(value, from, to);
    };
  }

  private static Working straight(BigDecimal value, BigDecimal from, BigDecimal to, Unit unit) {
    return Working.from("goal-value", value, unit)
        .then(Does.SUBTRACTS, "goal-baseline", from, unit)
        .then(Does.DIVIDES, "goal-whole-way", to.subtract(from), unit);
  }

  /** Where both are shares, all is reckoned in answers, so that nothing is rounded on the way. */
  private static Working ofAnswers(Ratio value, Ratio from, BigDecimal to) {
    Working share =
        Working.from("answers-that-count", value.of().movePointLeft(2), Unit.PEOPLE)
            .then(Does.DIVIDES, "all-answers", BigDecimal.valueOf(value.by()), Unit.PEOPLE);
    if (from.by() == 1) {
      return share
          .then(Does.SUBTRACTS, "goal-baseline", from.of(), Unit.PERCENT)
          .then(Does.DIVIDES, "goal-whole-way", to.subtract(from.of()), Unit.PERCENT);
    }
    BigDecimal before = BigDecimal.valueOf(from.by());
    BigDecimal counted = from.of().movePointLeft(2);
    return share
        .then(Does.MULTIPLIES, "all-answers-before", before, Unit.PEOPLE)
        .then(Does.SUBTRACTS, "answers-that-counted-before", counted, Unit.PEOPLE)
        .then(
            Does.DIVIDES,
            "goal-whole-way-in-answers",
            to.movePointLeft(2).multiply(before).subtract(counted),
            Unit.PEOPLE);
  }
}
