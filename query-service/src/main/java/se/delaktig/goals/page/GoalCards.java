package se.delaktig.goals.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.view.FollowedGoal;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.Indicator;
import se.delaktig.goals.view.Ratio;
import se.delaktig.goals.view.Reading;
import se.delaktig.goals.view.Survey;
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
  private final GoalValues values;
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  GoalCards(GoalsTable table, GoalValues values, ExplainedFigures explained, Words words, Fmt fmt) {
    this.table = table;
    this.values = values;
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A goal as the page shows it.
   *
   * @param facts label and value, in order
   * @param way how far from baseline to target, in words
   * @param opens the page that says how the way and the value came about
   * @param typedIn whether somebody measures it and types the value in
   */
  record Card(
      String id,
      String words,
      String level,
      State state,
      List<Fact> facts,
      @Nullable Bar bar,
      @Nullable String way,
      String opens,
      @Nullable DataTable measured,
      boolean operationalised,
      boolean typedIn) {}

  /**
   * A line of what a goal is followed up by.
   *
   * @param opens the page that says how it came about; absent where it was said
   */
  record Fact(String label, String value, @Nullable String opens) {}

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
        target(sight, "utbildade", statement.activities().trainedPeople(), null, statement),
        target(
            sight,
            "utbildningstimmar",
            statement.activities().trainingHours(),
            ActivityKind.PREPARAND_TRAINING,
            statement),
        target(sight, "i-dialog", statement.activities().dialoguePeople(), null, statement),
        target(
            sight,
            "dialogtimmar",
            statement.activities().dialogueHours(),
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

  /**
   * The plan's goals, in its order.
   *
   * @param asked what was asked of the page, to go on with the links
   */
  List<Card> of(GoalsStatement statement, List<Survey> surveys, String base, String asked) {
    return statement.goals().stream()
        .map(one ->
            card(one, statement.day(), surveys, base + "/" + one.goal().id() + "/varde" + asked))
        .toList();
  }

  private Card card(
      GoalsStatement.Followed one, LocalDate day, List<Survey> surveys, String opens) {
    FollowedGoal follow = one.follow();
    Goal goal = one.goal();
    BigDecimal done = one.indicator().wayDone().orElse(null);
    return new Card(
        goal.id(),
        goal.words(),
        goal.level(),
        table.standing(one.indicator(), day),
        facts(one.indicator(), surveys, opens),
        done == null ? null : Bar.of(done.max(BigDecimal.ZERO), 100),
        done == null ? null : words.say("goals.way-done", fmt.percent(done.movePointLeft(2), 1)),
        opens,
        measured(follow),
        follow.how() != null,
        follow.typedIn());
  }

  private List<Fact> facts(Indicator indicator, List<Survey> surveys, String opens) {
    GoalOperationalised how = indicator.how();
    if (how == null) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("goals.indicator.label", how.indicator()));
    facts.add(fact("goals.source.label", values.source(how.source(), surveys)));
    facts.add(fact("goals.baseline.label", baseline(how, indicator)));
    facts.add(fact("goals.target.label", said(how.source(), how.target())));
    if (indicator.downwards()) {
      facts.add(fact("goals.way.label", words.say("goals.way.down")));
    }
    if (how.source().kind() != Kind.MEASURED) {
      facts.add(value(how.source(), indicator.latest(), opens));
    }
    facts.add(fact("goals.by.label", fmt.date(how.by())));
    facts.add(fact("goals.owner.label", how.owner()));
    facts.add(fact("goals.counts.label", how.counts()));
    return List.copyOf(facts);
  }

  /** What follows from the log, and opens into how. */
  private Fact value(Source source, @Nullable Reading latest, String opens) {
    String label = words.say("goals.value.now");
    if (latest == null) {
      return new Fact(label, words.say("goals.standing.NOT_MEASURED"), null);
    }
    Ratio value = latest.value();
    return latest.few() || value == null
        ? new Fact(label, words.say("goals.hidden"), null)
        : new Fact(
            label,
            words.say("goals.value.on", values.written(source, value), fmt.date(latest.on())),
            opens);
  }

  private String baseline(GoalOperationalised how, Indicator indicator) {
    Ratio baseline = indicator.baseline();
    boolean said = how.baseline().value() != null && baseline != null && baseline.by() == 1;
    return said || baseline == null
        ? said(how.source(), how.baseline())
        : values.written(how.source(), baseline);
  }

  private Fact fact(String label, String value) {
    return new Fact(words.say(label), value, null);
  }

  private String said(Source source, Stated<BigDecimal> stated) {
    String text = values.written(source, stated.value());
    return stated.basis() == Basis.INVENTED ? words.say("goals.invented", text) : text;
  }

  private @Nullable DataTable measured(FollowedGoal follow) {
    if (!follow.typedIn() || follow.measured().isEmpty()) {
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
              Cell.of(few ? words.say("goals.hidden") : said(Source.measured(), one.value())),
              Cell.of(
                  few
                      ? words.say("fmt.fewer-than", FollowedGoal.FEWEST_ANSWERS)
                      : fmt.number(one.answers())));
        });
    return table;
  }
}
