package se.delaktig.goals.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.Ratio;
import se.delaktig.goals.view.Survey;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** Where a goal's value comes from, and how it is written. */
@Component
class GoalValues {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private final Words words;
  private final Fmt fmt;

  GoalValues(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /** A value of a goal; what nothing states is "inte angivet". */
  String written(Source source, @Nullable BigDecimal value) {
    if (value == null) {
      return fmt.missing();
    }
    return switch (source.kind()) {
      case MEASURED -> fmt.number(value);
      case COUNTED ->
          inHours(Objects.requireNonNull(source.measure()))
              ? fmt.hours(value.multiply(MINUTES_PER_HOUR).longValue())
              : fmt.number(value);
      case SURVEYED -> fmt.percent(value.movePointLeft(2));
    };
  }

  /** The same of a value that may have to be divided out. */
  String written(Source source, Ratio value) {
    return source.measure() != null && inHours(source.measure())
        ? fmt.hours(value.of().longValue())
        : written(source, value.value());
  }

  private static boolean inHours(Measure measure) {
    return switch (measure) {
      case TRAINING_HOURS, DIALOGUE_HOURS -> true;
      case TRAINING_SESSIONS, TRAINED_PEOPLE, DIALOGUE_SESSIONS, DIALOGUE_PEOPLE, PEOPLE_PLACED ->
          false;
    };
  }

  /** Where the value comes from, in words. */
  String source(Source source, List<Survey> surveys) {
    return switch (source.kind()) {
      case MEASURED -> words.say("goals.source.MEASURED");
      case COUNTED -> counted(Objects.requireNonNull(source.measure()));
      case SURVEYED -> asked(Objects.requireNonNull(source.shareOf()), surveys);
    };
  }

  String counted(Measure measure) {
    return words.say("goals.source.COUNTED", words.say("goals.theory.measure." + measure));
  }

  private String asked(ShareOf share, List<Survey> surveys) {
    return surveys.stream()
        .map(Survey::planned)
        .filter(planned -> planned != null && planned.survey() == share.survey())
        .findFirst()
        .map(planned -> asked(share, planned))
        .orElseGet(fmt::missing);
  }

  private String asked(ShareOf share, SurveyPlanned planned) {
    SurveyPlanned.Question question = planned.questions().get(share.question() - 1);
    return words.say(
        "goals.source.SURVEYED",
        share.question(),
        planned.name(),
        question.words(),
        steps(share.lowest(), question.steps()));
  }

  private String steps(int lowest, int highest) {
    return lowest == highest
        ? Integer.toString(lowest)
        : words.say("goals.survey.steps", lowest, highest);
  }
}
