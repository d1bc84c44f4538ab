package se.delaktig.goals.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Answers;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.SurveyPlanned.Question;
import se.delaktig.project.event.ProjectId;

/** A survey says how answers lay before and after, and nothing of few. */
class SurveyTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final LocalDate SPRING = LocalDate.of(2019, 5, 14);
  private static final LocalDate AUTUMN = LocalDate.of(2019, 10, 22);

  @Test
  void theAnswersBeforeStandBesideThoseAfter() {
    Survey.Compared compared =
        survey()
            .after(answered(Round.AFTER, AUTUMN, 1, 2, 3, 10, 4))
            .after(answered(Round.BEFORE, SPRING, 6, 4, 5, 4, 1))
            .questions()
            .getFirst();

    assertThat(compared.number()).isEqualTo(1);
    assertThat(compared.before()).isEqualTo(lies(6, 4, 5, 4, 1));
    assertThat(compared.after()).isEqualTo(lies(1, 2, 3, 10, 4));
  }

  @Test
  void aRoundThatIsRecordedAnewTakesThePlaceOfTheEarlier() {
    Survey survey =
        survey()
            .after(answered(Round.BEFORE, SPRING, 6, 4, 5, 4, 1))
            .after(answered(Round.BEFORE, SPRING, 5, 5, 5, 4, 1));

    assertThat(survey.questions().getFirst().before()).isEqualTo(lies(5, 5, 5, 4, 1));
  }

  @Test
  void asOfADayOnlyWhatHadBeenAnsweredByThenIsThere() {
    Survey survey =
        survey()
            .after(answered(Round.BEFORE, SPRING, 6, 4, 5, 4, 1))
            .after(answered(Round.AFTER, AUTUMN, 1, 2, 3, 10, 4));

    Survey then = survey.until(AUTUMN.minusDays(1));

    assertThat(then.round(Round.BEFORE)).isPresent();
    assertThat(then.round(Round.AFTER)).isEmpty();
    assertThat(survey.until(AUTUMN)).isEqualTo(survey);
  }

  @Test
  void theMedianIsTheStepInTheMiddleOfAllAnswers() {
    assertThat(lies(1, 0, 3, 0, 1).median()).hasValue(new BigDecimal("3.0"));
    assertThat(lies(0, 3, 0, 3, 0).median()).hasValue(new BigDecimal("3.0"));
    assertThat(lies(0, 0, 3, 3, 0).median()).hasValue(new BigDecimal("3.5"));
    assertThat(lies(0, 0, 0, 0, 7).median()).hasValue(new BigDecimal("5.0"));
  }

  @Test
  void theUpperShareIsAllAboveTheMiddleOfTheScale() {
    assertThat(lies(1, 2, 3, 3, 1).upperShare().orElseThrow()).isEqualByComparingTo("0.4");
    assertThat(lies(1, 2, 3, 4).upperShare().orElseThrow()).isEqualByComparingTo("0.7");
    assertThat(Distribution.firstUpper(2)).isEqualTo(2);
    assertThat(Distribution.firstUpper(5)).isEqualTo(4);
    assertThat(Distribution.firstUpper(10)).isEqualTo(6);
  }

  @Test
  void fewerThanFiveAnswersAreNotShown() {
    Distribution few = lies(1, 1, 1, 1, 0);

    assertThat(few.tooFew()).isTrue();
    assertThat(few.median()).isEmpty();
    assertThat(few.upperShare()).isEmpty();
    assertThat(few.share(1)).isEmpty();
    assertThat(lies(2, 1, 1, 1, 0).share(1).orElseThrow()).isEqualByComparingTo("0.4");
  }

  @Test
  void aQuestionThatNobodyAnsweredInARoundHasNone() {
    Survey.Compared compared =
        survey().after(answered(Round.AFTER, AUTUMN, 0, 0, 0, 0, 0)).questions().getFirst();

    assertThat(compared.after()).isNull();
    assertThat(Objects.requireNonNull(survey().planned()).questions()).hasSize(1);
  }

  private static Survey survey() {
    return Survey.unknown()
        .after(
            new SurveyPlanned(
                PROJECT, 1, "Mottagande", List.of(new Question("Vi vet", "inte alls", "helt", 5))));
  }

  private static SurveyAnswered answered(Round round, LocalDate on, Integer... counts) {
    return new SurveyAnswered(
        PROJECT, 1, round, on, 60, List.of(new Answers(1, Arrays.asList(counts))), false);
  }

  private static Distribution lies(Integer... counts) {
    return new Distribution(Arrays.asList(counts));
  }
}
