package se.delaktig.goals.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.view.FollowedGoal;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.ProjectPlan.Goal;

/** How far the goals are, and by what they are followed up. */
@Component
class GoalCards {
  private final GoalsTable table;
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  GoalCards(GoalsTable table, ExplainedFigures explained, Words words, Fmt fmt) {
    this.table = table;
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A goal as the page shows it.
   *
   * @param facts label and value, in order
   * @param way how far from baseline to target, in words
   */
  record Card(
      String id,
      String words,
      String level,
      State state,
      List<Fact> facts,
      @Nullable Bar bar,
      @Nullable String way,
      @Nullable DataTable measured,
      boolean operationalised) {}

  /** A line of what a goal is followed up by. */
  record Fact(String label, String value) {}

  /** How many are reached, and how many lack an indicator. */
  String heading(GoalsStatement statement) {
    int lacking = statement.withoutIndicator().size();
    long reached = statement.reached().orZero().longValue();
    return words.say("goals.heading", reached, statement.goals().size())
        + (lacking == 0 ? "" : words.say("goals.heading.lacking", lacking));
  }

  /** The activity targets, which move by themselves. */
  List<FigureCard> targets(Sight sight, GoalsStatement statement) {
    return List.of(
        target(sight, "utbildade", statement.trainedPeople(), null, statement),
        target(
            sight,
            "utbildningstimmar",
            statement.trainingHours(),
            ActivityKind.PREPARAND_TRAINING,
            statement),
        target(sight, "i-dialog", statement.dialoguePeople(), null, statement),
        target(
            sight,
            "dialogtimmar",
            statement.dialogueHours(),
            ActivityKind.WORKPLACE_DIALOGUE,
            statement));
  }

  private FigureCard target(
      Sight sight,
      String key,
      Figure figure,
      @Nullable ActivityKind certified,
      GoalsStatement statement) {
    BigDecimal of = figure.of() == null ? BigDecimal.ZERO : figure.of();
    boolean hours = figure.unit() == Unit.MINUTES;
    State state =
        certified == null
            ? null
            : State.of(
                Tone.NEUTRAL,
                words.say(
                    "goals.of-which-certified", fmt.hours((long) statement.certified(certified))));
    return new FigureCard(
        key,
        words.say(figure.key()),
        hours ? fmt.hours(figure.orZero().longValue()) : people(figure),
        words.say("goals.of", hours ? fmt.hours(of.longValue()) : fmt.number(of)),
        figure.value() == null ? null : Bar.of(figure.orZero(), of),
        state,
        explained.of(sight, statement.day(), figure));
  }

  private String people(Figure figure) {
    return figure.value() == null
        ? words.say("fmt.fewer-than", SmallGroups.FEWEST)
        : fmt.number(figure.value());
  }

  /** The plan's goals, in its order. */
  List<Card> of(GoalsStatement statement) {
    return statement.goals().stream().map(one -> card(one, statement.day())).toList();
  }

  private Card card(GoalsStatement.Followed one, LocalDate day) {
    FollowedGoal follow = one.follow();
    Goal goal = one.goal();
    BigDecimal done = follow.wayDone().orElse(null);
    return new Card(
        goal.id(),
        goal.words(),
        goal.level(),
        table.standing(follow, day),
        facts(follow.how()),
        done == null ? null : Bar.of(done.max(BigDecimal.ZERO), 100),
        done == null ? null : words.say("goals.way-done", fmt.percent(done.movePointLeft(2), 1)),
        measured(follow),
        follow.how() != null);
  }

  private List<Fact> facts(@Nullable GoalOperationalised how) {
    return how == null
        ? List.of()
        : List.of(
            fact("goals.indicator.label", how.indicator()),
            fact("goals.baseline.label", value(how.baseline())),
            fact("goals.target.label", value(how.target())),
            fact("goals.by.label", fmt.date(how.by())),
            fact("goals.owner.label", how.owner()),
            fact("goals.counts.label", how.counts()));
  }

  private Fact fact(String label, String value) {
    return new Fact(words.say(label), value);
  }

  private String value(Stated<BigDecimal> stated) {
    String text = fmt.number(stated.value());
    return stated.basis() == Basis.INVENTED ? words.say("goals.invented", text) : text;
  }

  private @Nullable DataTable measured(FollowedGoal follow) {
    if (follow.measured().isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "matningar-" + follow.goal(),
            words.say("goals.measured", follow.goal()),
            Column.text(words.say("goals.on.label")),
            words.figures("goals.value.label"),
            words.figures("goals.answers.label"));
    follow
        .measured()
        .forEach(one -> {
          boolean few = one.answers() < FollowedGoal.FEWEST_ANSWERS;
          table.row(
              Cell.of(fmt.date(one.on())),
              Cell.of(few ? words.say("goals.hidden") : value(one.value())),
              Cell.of(
                  few
                      ? words.say("fmt.fewer-than", FollowedGoal.FEWEST_ANSWERS)
                      : fmt.number(one.answers())));
        });
    return table;
  }
}
