package se.delaktig.steering.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.Reason;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Explaining;
import se.delaktig.kernel.page.Explanation;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.steering.view.Pace;
import se.delaktig.steering.view.SteeringStatement;

/** The key figures as cards. */
@Component
class SteeringCards {
  private static final int PERCENT = 100;

  private final Explaining explaining;
  private final Words words;
  private final Fmt fmt;

  SteeringCards(Explaining explaining, Words words, Fmt fmt) {
    this.explaining = explaining;
    this.words = words;
    this.fmt = fmt;
  }

  /** The four that the steering group looks at first. */
  List<FigureCard> four(SteeringStatement statement) {
    return List.of(
        logged(statement),
        certified(statement),
        cofinancing(statement, new Cofinancing(statement.hours()).earned()),
        preparands(statement));
  }

  /** The four of the steering group's page: hours, what they earn, and the money to spend. */
  List<FigureCard> steering(SteeringStatement statement, Optional<BudgetStatement> money) {
    return List.of(
        logged(statement),
        certified(statement),
        cofinancing(
            statement,
            money
                .map(BudgetStatement::cofinancing)
                .orElseGet(() -> new Cofinancing(statement.hours()).earned())),
        money.map(budget -> spent(statement, budget)).orElseGet(() -> preparands(statement)));
  }

  private FigureCard spent(SteeringStatement statement, BudgetStatement budget) {
    BigDecimal spendable = budget.spendable().orZero();
    BigDecimal used = budget.used().orZero();
    Period period = budget.programme().planned().period();
    Pace time = new Pace(PERCENT, 0, period, budget.hours().day());
    BigDecimal byNow =
        spendable.multiply(BigDecimal.valueOf(time.expected())).divide(BigDecimal.valueOf(PERCENT));
    return new FigureCard(
        "esf-stod",
        words.say("steering.figure.support"),
        fmt.wholeKronor(used),
        words.say(
            "steering.support-and-cash",
            fmt.wholeKronor(budget.grant()),
            fmt.wholeKronor(budget.cash().total())),
        Bar.of(used, BigDecimal.ZERO, byNow, spendable),
        used.compareTo(spendable) > 0
            ? State.of(Tone.LATE, words.say("steering.support-over"))
            : State.of(Tone.NEUTRAL, words.say("steering.time-passed", time.expected())),
        explained(statement, budget.used()));
  }

  private FigureCard logged(SteeringStatement statement) {
    Sums total = statement.hours().total();
    return new FigureCard(
        "loggat",
        words.say("steering.figure.hours.logged"),
        hours(total.logged()),
        words.say("steering.of-hours", hours(statement.planned())),
        Bar.of(
            total.certified(),
            total.logged() - total.certified(),
            statement.expected(),
            statement.planned()),
        against(total.logged(), statement.expected()),
        explained(statement, statement.hours().logged()));
  }

  private FigureCard certified(SteeringStatement statement) {
    Sums total = statement.hours().total();
    int waiting = total.awaitingSignature() + total.awaitingCertificate();
    return new FigureCard(
        "intygat",
        words.say("steering.figure.hours.certified"),
        hours(total.certified()),
        words.say("steering.of-hours", hours(statement.planned())),
        Bar.of(total.certified(), waiting, statement.expected(), statement.planned()),
        waiting > 0
            ? State.of(Tone.SOON, words.say("steering.waiting", hours(waiting)))
            : State.of(Tone.GOOD, words.say("steering.nothing-waits")),
        explained(statement, statement.hours().certified()));
  }

  /** What co-finances: with cash for whoever sees the money, otherwise what hours have earned. */
  private FigureCard cofinancing(SteeringStatement statement, Figure earned) {
    BigDecimal needed = earned.of() == null ? BigDecimal.ZERO : earned.of();
    BigDecimal waiting =
        earned.leavesOut().stream()
            .filter(out -> waits(out.reason()))
            .map(Figure.LeftOut::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal expected =
        statement.planned() == 0
            ? BigDecimal.ZERO
            : needed
                .multiply(BigDecimal.valueOf(statement.expected()))
                .divide(BigDecimal.valueOf(statement.planned()), 0, RoundingMode.HALF_UP);
    return new FigureCard(
        "medfinansiering",
        words.say("steering.figure." + earned.key()),
        fmt.wholeKronor(earned.value()),
        words.say("steering.of", fmt.wholeKronor(needed)),
        Bar.of(earned.orZero(), waiting, expected, needed),
        waiting.signum() > 0
            ? State.of(Tone.SOON, words.say("steering.waiting", fmt.wholeKronor(waiting)))
            : null,
        explained(statement, earned));
  }

  private static boolean waits(String reason) {
    return reason.equals(Reason.UNSIGNED.key()) || reason.equals(Reason.UNCERTIFIED.key());
  }

  private FigureCard preparands(SteeringStatement statement) {
    int done = statement.preparandsDone();
    return new FigureCard(
        "preparander",
        words.say("steering.figure.preparands"),
        fmt.number(done),
        statement
            .preparandsPlanned()
            .map(planned -> words.say("steering.of-people", fmt.number(planned)))
            .orElse(words.say("steering.plan-not-stated")),
        statement.preparandsPlanned().map(planned -> Bar.of(done, planned)).orElse(null),
        null,
        explained(statement, statement.preparands()));
  }

  /** Ahead, in step or behind, in words. */
  State against(int actual, int expected) {
    Tone tone = Tone.against(actual, expected);
    int behind = expected - actual;
    return State.ahead(
        tone,
        tone == Tone.NEUTRAL
            ? words.say("steering.in-step")
            : behind > 0
                ? words.say("steering.behind", hours(behind))
                : words.say("steering.ahead", hours(-behind)));
  }

  /** A figure of hours to the minute, or what they earn to the öre. */
  FigureCard card(SteeringStatement statement, Figure figure) {
    return new FigureCard(
        figure.key(),
        words.say("steering.figure." + figure.key()),
        figure.unit() == Figure.Unit.MINUTES
            ? fmt.hours(figure.orZero().longValue())
            : fmt.kronor(figure.value()),
        null,
        null,
        null,
        explained(statement, figure));
  }

  private Explanation explained(SteeringStatement statement, Figure figure) {
    return explaining.of(
        figure,
        new Explaining.For(
            statement.today(),
            statement.seesPeople(),
            key ->
                statement
                    .organisationName(key)
                    .orElseGet(() -> words.say("steering.no-organisation"))));
  }

  private String hours(int minutes) {
    return fmt.wholeHours((long) minutes);
  }
}
