package se.delaktig.goals.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.delaktig.access.json.AsOfParameters;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.goals.view.Attainment;
import se.delaktig.goals.view.Distribution;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.Indicator;
import se.delaktig.goals.view.Indicator.Standing;
import se.delaktig.goals.view.PartedBy;
import se.delaktig.goals.view.Reading;
import se.delaktig.goals.view.Survey;
import se.delaktig.goals.view.SurveyReader;
import se.delaktig.goals.view.TheoryReader;
import se.delaktig.kernel.json.AsOfJson;
import se.delaktig.kernel.json.FigureJson;
import se.delaktig.kernel.json.FiguresInJson;

/** A project's goals for other programs. */
@RestController
class GoalsJson {
  private final Gate gate;
  private final GoalsStatements statements;
  private final FiguresInJson figures;
  private final AsOfParameters asOf;
  private final SurveyReader surveys;
  private final TheoryReader theories;

  GoalsJson(
      Gate gate,
      GoalsStatements statements,
      FiguresInJson figures,
      AsOfParameters asOf,
      SurveyReader surveys,
      TheoryReader theories) {
    this.surveys = surveys;
    this.theories = theories;
    this.figures = figures;
    this.gate = gate;
    this.asOf = asOf;
    this.statements = statements;
  }

  /**
   * @param asOf the time it holds for
   * @param activityTargets people and minutes, logged against planned
   * @param attainment the same by sex, age group and organisation
   * @param surveys what is asked before and after
   * @param theoryOfChange how the activities are to lead to the goals
   */
  record Goals(
      String project,
      AsOfJson asOf,
      List<FigureJson> activityTargets,
      Attained attainment,
      FigureJson reached,
      List<Goal> goals,
      List<AskedBoth> surveys,
      List<Step> theoryOfChange) {}

  /**
   * A step from activity to goal.
   *
   * @param figure what the log counts of it; absent where it counts nothing, or may not be shown
   * @param standing how the plan's goal stands; absent where the step is none
   */
  record Step(
      TheoryOfChangeDrawn.Step step, @Nullable FigureJson figure, @Nullable Standing standing) {}

  private Step step(TheoryReader.Reached reached, LocalDate day) {
    return new Step(
        reached.step(),
        reached.figure() == null ? null : figures.of(reached.figure()),
        reached.goal() == null ? null : reached.goal().indicator().standing(day));
  }

  /**
   * A survey.
   *
   * @param rounds when each round had been answered, and by how many of how many
   */
  record AskedBoth(int survey, String name, List<AnsweredRound> rounds, List<Question> questions) {
    static AskedBoth of(Survey survey) {
      SurveyPlanned planned = Objects.requireNonNull(survey.planned());
      return new AskedBoth(
          planned.survey(),
          planned.name(),
          Arrays.stream(Round.values())
              .flatMap(round -> survey.round(round).stream())
              .map(one -> new AnsweredRound(one.round(), one.on(), one.asked(), one.invented()))
              .toList(),
          survey.questions().stream().map(Question::of).toList());
    }
  }

  /** A round of a survey. */
  record AnsweredRound(Round round, LocalDate on, int asked, boolean invented) {}

  /** A question with how many chose each step; absent where nobody or fewer than five answered. */
  record Question(
      SurveyPlanned.Question question,
      @Nullable List<Integer> before,
      @Nullable List<Integer> after) {
    static Question of(Survey.Compared compared) {
      return new Question(compared.question(), of(compared.before()), of(compared.after()));
    }

    private static @Nullable List<Integer> of(@Nullable Distribution answers) {
      return answers != null && answers.shown() ? answers.counts() : null;
    }
  }

  /** The activity targets in parts. Whoever sees no people sees no part of fewer than five. */
  record Attained(Attainment sex, Attainment ageGroup, Attainment organisation) {
    static Attained of(Map<PartedBy, Attainment> by) {
      return new Attained(
          Objects.requireNonNull(by.get(PartedBy.SEX)),
          Objects.requireNonNull(by.get(PartedBy.AGE_GROUP)),
          Objects.requireNonNull(by.get(PartedBy.ORGANISATION)));
    }
  }

  /**
   * @param how absent until the goal is operationalised
   * @param baseline the value before, whether it was said or follows from a survey
   * @param value the latest value that may be shown; absent before the first
   * @param wayDone percent of the way from baseline to target
   * @param measured measurements that rest on five answers or more, where somebody measures
   */
  record Goal(
      String id,
      String words,
      String level,
      Standing standing,
      @Nullable GoalOperationalised how,
      @Nullable BigDecimal baseline,
      @Nullable Value value,
      @Nullable BigDecimal wayDone,
      List<GoalMeasured> measured) {}

  /**
   * What a goal's indicator was on a day.
   *
   * @param value in what the target is in; hours and per cent with two decimals
   */
  record Value(LocalDate on, BigDecimal value) {
    static @Nullable Value of(@Nullable Reading latest) {
      return latest == null || latest.few() || latest.value() == null
          ? null
          : new Value(latest.on(), latest.value().value());
    }
  }

  @GetMapping("/api/projects/{project}/goals")
  Goals goals(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String happened,
      @RequestParam(required = false) @Nullable String known) {
    Sight sight = asOf.at(gate.see(Query.GOALS, project), happened, known);
    GoalsStatement statement = statements.of(sight);
    return new Goals(
        project,
        asOf.of(sight),
        figures.of(statement.activities().activityTargets().stream()),
        Attained.of(statements.attainment(sight)),
        figures.of(statement.reached()),
        statement.goals().stream().map(one -> goal(one, statement)).toList(),
        surveys.of(sight).stream().map(AskedBoth::of).toList(),
        theories.of(sight).stream().map(one -> step(one, statement.day())).toList());
  }

  private static Goal goal(GoalsStatement.Followed one, GoalsStatement statement) {
    Indicator indicator = one.indicator();
    return new Goal(
        one.goal().id(),
        one.goal().words(),
        one.goal().level(),
        indicator.standing(statement.day()),
        indicator.how(),
        indicator.baseline() == null ? null : indicator.baseline().value(),
        Value.of(indicator.latest()),
        indicator.wayDone().orElse(null),
        one.follow().typedIn() ? one.follow().shown() : List.of());
  }
}
