package se.delaktig.steering.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;

/**
 * How what stands against the plan comes about: what is planned, what should be done by now, what
 * is needed to get there and what differs. A pace is absent where the phase's days are not stated.
 */
public record PlanFigures(HoursStatement hours) {
  /** People times what is planned for each, in minutes. */
  public Figure planned(int people, int minutesEach) {
    return minutes(
        "hours.planned-for",
        people * minutesEach,
        Working.from("planned-people", BigDecimal.valueOf(people), Unit.PEOPLE)
            .then(Does.MULTIPLIES, "planned-each", BigDecimal.valueOf(minutesEach), Unit.MINUTES));
  }

  /** What is planned for the part of a project that is in sight. */
  public Figure planned(int minutes) {
    return minutes("hours.planned-for", minutes, from("planned-hours", minutes));
  }

  /** What should be done by now. */
  public Figure expected(@Nullable Pace pace) {
    return minutes(
        "hours.expected",
        pace == null ? 0 : pace.expected(),
        pace == null
            ? null
            : from("planned-hours", pace.planned())
                .then(
                    Does.MULTIPLIES,
                    "days-passed",
                    BigDecimal.valueOf(pace.daysPassed()),
                    Unit.DAYS)
                .then(Does.DIVIDES, "days-in-all", BigDecimal.valueOf(pace.days()), Unit.DAYS)
                .roundedDown());
  }

  /** What is needed a week to reach the plan; nothing states it where no day is left. */
  public Figure neededPerWeek(@Nullable Pace pace) {
    OptionalInt week = pace == null ? OptionalInt.empty() : pace.neededPerWeek();
    Working left =
        pace == null || week.isEmpty()
            ? null
            : from("planned-hours", pace.planned())
                .then(Does.SUBTRACTS, "hours.logged", BigDecimal.valueOf(pace.done()), Unit.MINUTES)
                .then(Does.AT_LEAST, "nothing", BigDecimal.ZERO, Unit.MINUTES);
    return new Figure(
        "hours.needed-per-week",
        week.isEmpty() ? null : BigDecimal.valueOf(week.getAsInt()),
        null,
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        List.of(),
        List.of(),
        left == null || pace == null || pace.daysLeft() == 0 ? left : overTheWeeks(left, pace));
  }

  private static Working overTheWeeks(Working left, Pace pace) {
    return left.then(Does.DIVIDES, "days-left", BigDecimal.valueOf(pace.daysLeft()), Unit.DAYS)
        .then(Does.MULTIPLIES, "days-a-week", BigDecimal.valueOf(Pace.DAYS_A_WEEK), Unit.DAYS)
        .roundedUp();
  }

  /** What is logged less what should be. */
  public Figure difference(int logged, @Nullable Pace pace) {
    int expected = pace == null ? 0 : pace.expected();
    return minutes(
        "hours.against-plan",
        logged - expected,
        from("hours.logged", logged)
            .then(Does.SUBTRACTS, "expected-today", BigDecimal.valueOf(expected), Unit.MINUTES));
  }

  private static Working from(String key, int minutes) {
    return Working.from(key, BigDecimal.valueOf(minutes), Unit.MINUTES);
  }

  private Figure minutes(String key, int value, @Nullable Working working) {
    return Figure.worked(
        key,
        BigDecimal.valueOf(value),
        Unit.MINUTES,
        hours.ruleVersion(),
        hours.position(),
        working);
  }
}
