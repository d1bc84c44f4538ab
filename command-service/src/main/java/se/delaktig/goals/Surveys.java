package se.delaktig.goals;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Answers;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyEvent;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.SurveyPlanned.Question;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;

/**
 * What a project asks before and after.
 *
 * @param planned the surveys by number
 * @param answered the latest of each round
 */
public record Surveys(
    Map<Integer, SurveyPlanned> planned, Map<SurveyRound, SurveyAnswered> answered) {
  /** The fewest answers that counts may be of: fewer could say what somebody answered. */
  static final int FEWEST_ANSWERS = 5;

  /** One round of a survey. */
  public record SurveyRound(int survey, Round round) {}

  public static Surveys none() {
    return new Surveys(Map.of(), Map.of());
  }

  public Surveys after(SurveyEvent event) {
    return switch (event) {
      case SurveyPlanned e -> new Surveys(with(planned, e.survey(), e), answered);
      case SurveyAnswered e ->
          new Surveys(planned, with(answered, new SurveyRound(e.survey(), e.round()), e));
    };
  }

  private static <K, E> Map<K, E> with(Map<K, E> before, K key, E event) {
    Map<K, E> next = new HashMap<>(before);
    next.put(key, event);
    return Map.copyOf(next);
  }

  public Outcome<SurveyEvent> plan(PlanSurvey c) {
    return Outcome.accepted(
        new SurveyPlanned(
            c.project(),
            planned.size() + 1,
            c.name().strip(),
            c.questions().stream()
                .map(one ->
                    new Question(
                        one.words().strip(),
                        one.lowest().strip(),
                        one.highest().strip(),
                        one.steps()))
                .toList()));
  }

  public Outcome<SurveyEvent> record(RecordSurveyAnswers c, LocalDate today) {
    SurveyPlanned survey = planned.get(c.survey());
    if (survey == null) {
      return Outcome.refused(new UnknownThing("goals.survey.unknown", "survey"));
    }
    if (c.on().isAfter(today)) {
      return Outcome.refused(new SurveyRejection.InTheFuture(c.on()));
    }
    List<Answers> answers =
        IntStream.range(0, c.answers().size())
            .mapToObj(i -> new Answers(i + 1, c.answers().get(i).counts()))
            .toList();
    if (!fit(answers, survey.questions())) {
      return Outcome.refused(new SurveyRejection.CountsDoNotFit());
    }
    if (answers.stream().allMatch(one -> one.all() == 0)) {
      return Outcome.refused(new SurveyRejection.NoAnswers());
    }
    for (int i = 0; i < answers.size(); i++) {
      int all = answers.get(i).all();
      if (all > c.asked()) {
        return Outcome.refused(new SurveyRejection.MoreAnswersThanAsked(i + 1));
      }
      if (all > 0 && all < FEWEST_ANSWERS) {
        return Outcome.refused(new SurveyRejection.TooFewAnswers(i + 1));
      }
    }
    SurveyAnswered next =
        new SurveyAnswered(
            c.project(), c.survey(), c.round(), c.on(), c.asked(), answers, c.invented());
    return next.equals(answered.get(new SurveyRound(c.survey(), c.round())))
        ? Outcome.refused(new SurveyRejection.NothingChanged())
        : Outcome.accepted(next);
  }

  private static boolean fit(List<Answers> answers, List<Question> questions) {
    if (answers.size() != questions.size()) {
      return false;
    }
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).counts().size() != questions.get(i).steps()) {
        return false;
      }
    }
    return true;
  }
}
