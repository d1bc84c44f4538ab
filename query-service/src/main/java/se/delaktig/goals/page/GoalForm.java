package se.delaktig.goals.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.Survey;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;

/** What a goal's value may come from, as choices of a form, and what was chosen. */
@Component
class GoalForm {
  /** A question of a survey: both numbers. */
  private static final Pattern QUESTION = Pattern.compile("(\\d{1,6})[.](\\d{1,2})");

  private final GoalValues values;
  private final Words words;

  GoalForm(GoalValues values, Words words) {
    this.values = values;
    this.words = words;
  }

  /** What somebody measures, what the log counts, and the questions that are asked. */
  List<Choice> choices(List<Survey> surveys) {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice(Kind.MEASURED.name(), words.say("goals.source.MEASURED")));
    for (Measure measure : Measure.values()) {
      choices.add(new Choice(measure.name(), values.counted(measure)));
    }
    surveys.stream().flatMap(this::questions).forEach(choices::add);
    return List.copyOf(choices);
  }

  private Stream<Choice> questions(Survey survey) {
    SurveyPlanned planned = Objects.requireNonNull(survey.planned());
    return IntStream.rangeClosed(1, planned.questions().size())
        .mapToObj(number ->
            new Choice(
                chosen(planned.survey(), number),
                words.say(
                    "goals.source.question",
                    planned.survey(),
                    number,
                    planned.questions().get(number - 1).words())));
  }

  /** The choice that a goal has now. */
  String chosen(Source source) {
    ShareOf share = source.shareOf();
    Measure measure = source.measure();
    return share != null
        ? chosen(share.survey(), share.question())
        : measure == null ? Kind.MEASURED.name() : measure.name();
  }

  private static String chosen(int survey, int question) {
    return survey + "." + question;
  }

  /**
   * What was chosen; empty where it is none of the choices.
   *
   * @param lowest the lowest step that counts, where a question was chosen
   */
  static Optional<OperationaliseGoal.Source> source(
      @Nullable String chosen, Optional<Integer> lowest) {
    if (Kind.MEASURED.name().equals(chosen)) {
      return Optional.of(new OperationaliseGoal.Source(Kind.MEASURED, null, null));
    }
    Matcher question = QUESTION.matcher(Objects.requireNonNullElse(chosen, ""));
    return question.matches()
        ? lowest.map(step ->
            new OperationaliseGoal.Source(
                Kind.SURVEYED,
                null,
                new OperationaliseGoal.ShareOf(
                    Integer.parseInt(question.group(1)),
                    Integer.parseInt(question.group(2)),
                    step)))
        : Typed.one(Measure.class, chosen)
            .map(measure -> new OperationaliseGoal.Source(Kind.COUNTED, measure, null));
  }

  /** Whether the choice is a question, which needs the lowest step that counts. */
  static boolean asksFor(@Nullable String chosen) {
    return chosen != null && QUESTION.matcher(chosen).matches();
  }

  /** A step of a scale as it was typed. */
  static Optional<Integer> step(@Nullable String typed) {
    return Typed.whole(typed).filter(step -> step > 1);
  }
}
