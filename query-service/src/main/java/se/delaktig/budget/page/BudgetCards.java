package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.project.event.RuleSet.HourValue;

/** The figures at the head of the budget's page. */
@Component
class BudgetCards {
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  BudgetCards(ExplainedFigures explained, Words words, Fmt fmt) {
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  /** What there is to spend, and what of it has been used. */
  List<FigureCard> support(Sight sight, BudgetStatement statement) {
    BigDecimal used = statement.used().orZero();
    BigDecimal spendable = statement.spendable().orZero();
    State state =
        used.compareTo(spendable) > 0
            ? State.of(Tone.LATE, words.say("budget.above-spendable"))
            : null;
    return List.of(
        new FigureCard(
            "att-anvanda",
            words.say("budget.spendable"),
            fmt.kronor(spendable),
            words.say(
                "budget.spendable.of",
                fmt.kronor(statement.grant()),
                fmt.kronor(statement.cash().total())),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.spendable())),
        new FigureCard(
            "anvant",
            words.say("budget.used"),
            fmt.kronor(used),
            words.say("budget.of-spendable", fmt.wholeKronor(spendable)),
            Bar.of(used, spendable),
            state,
            explained.of(sight, statement.hours().day(), statement.used())),
        new FigureCard(
            "arbete",
            words.say("budget.staff"),
            fmt.kronor(statement.staff().value()),
            words.say("budget.staff.part"),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.staff())),
        new FigureCard(
            "andel",
            words.say("budget.grant-share"),
            fmt.percent(statement.grantShare().orZero().movePointLeft(2)),
            words.say(
                "budget.grant-share.of",
                fmt.wholeKronor(statement.programme().planned().totalBudget())),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.grantShare())));
  }

  /** What has been earned of the co-financing, and at what an hour is worth. */
  List<FigureCard> cofinancing(Sight sight, BudgetStatement statement) {
    Figure earned = statement.earned();
    BigDecimal needed = statement.needed().orZero();
    return List.of(
        new FigureCard(
            "intjanat",
            words.say("budget.earned"),
            fmt.kronor(earned.value()),
            words.say("budget.of-needed", fmt.wholeKronor(needed)),
            Bar.of(earned.orZero(), needed),
            null,
            explained.of(sight, statement.hours().day(), earned)),
        new FigureCard(
            "kontant",
            words.say("budget.cash"),
            fmt.kronor(statement.cash().total()),
            null,
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.cashFigure())),
        new FigureCard(
            "sammanlagt",
            words.say("budget.cofinancing.all"),
            fmt.kronor(statement.cofinancing().value()),
            words.say("budget.of-needed", fmt.wholeKronor(needed)),
            Bar.of(statement.cofinancing().orZero(), needed),
            null,
            explained.of(sight, statement.hours().day(), statement.cofinancing())),
        new FigureCard(
            "timmar",
            words.say("budget.certified-hours"),
            fmt.hours((long) statement.hours().total().certified()),
            words.say("budget.of-hours", fmt.hours((long) statement.hours().plannedMinutes())),
            Bar.of(statement.hours().total().certified(), statement.hours().plannedMinutes()),
            null,
            explained.of(sight, statement.hours().day(), statement.hours().certified())),
        new FigureCard(
            "timvarde",
            words.say("budget.hour-value"),
            fmt.kronor(statement.hourValue().value()),
            breakEven(statement)
                ? words.say("budget.hour-value.computed")
                : words.say("budget.hour-value.decided"),
            null,
            null,
            explained.of(sight, statement.hours().day(), statement.hourValue())));
  }

  /** How the worth of an hour came about. */
  String hourValue(BudgetStatement statement) {
    return breakEven(statement)
        ? words.say(
            "budget.hour-value.formula",
            fmt.wholeKronor(statement.needed().value()),
            fmt.hours((long) statement.hours().plannedMinutes()),
            fmt.kronor(statement.hourValue().value()))
        : words.say("budget.hour-value.rule", statement.hours().ruleVersion());
  }

  private static boolean breakEven(BudgetStatement statement) {
    return statement
        .programme()
        .rulesOn(statement.hours().day())
        .filter(rules -> rules.hourValue().kind() == HourValue.Kind.BREAK_EVEN)
        .isPresent();
  }
}
