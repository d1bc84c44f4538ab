package se.delaktig.goals.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.goals.event.SurveyAnswered;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.goals.event.SurveyPlanned.Question;
import se.delaktig.goals.view.Distribution;
import se.delaktig.goals.view.FollowedGoal;
import se.delaktig.goals.view.Survey;
import se.delaktig.goals.view.Survey.Compared;
import se.delaktig.kernel.page.Chart;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What was answered before beside what was answered after, for each question of a survey. */
@Component
class SurveyCards {
  private final Words words;
  private final Fmt fmt;

  SurveyCards(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A survey as the page shows it.
   *
   * @param rounds how many of those asked answered, for each round
   */
  record Card(int number, String name, List<String> rounds, List<Answered> questions) {}

  /**
   * A question with its answers.
   *
   * @param said how it went, in sentences
   * @param chart absent where there is nothing that may be shown
   */
  record Answered(String heading, List<String> said, @Nullable Chart chart) {}

  Card of(Survey survey) {
    SurveyPlanned planned = Objects.requireNonNull(survey.planned());
    return new Card(
        planned.survey(),
        planned.name(),
        rounds(survey),
        survey.questions().stream().map(one -> answered(planned, one)).toList());
  }

  private List<String> rounds(Survey survey) {
    List<String> rounds =
        Arrays.stream(Round.values())
            .flatMap(round -> survey.round(round).stream())
            .map(this::round)
            .toList();
    return rounds.isEmpty() ? List.of(words.say("goals.survey.not-answered")) : rounds;
  }

  private String round(SurveyAnswered round) {
    int most = round.answers().stream().mapToInt(SurveyAnswered.Answers::all).max().orElse(0);
    String said =
        words.say(
            "goals.survey.round.said",
            words.say("goals.survey.round." + round.round()),
            fmt.date(round.on()),
            fmt.number(most),
            fmt.number(round.asked()),
            fmt.share(most, round.asked()));
    return round.invented() ? said + " " + words.say("goals.survey.invented") : said;
  }

  private Answered answered(SurveyPlanned planned, Compared compared) {
    Distribution before = compared.before();
    Distribution after = compared.after();
    List<String> said = said(compared.question(), before, after);
    boolean shown = Stream.of(before, after).anyMatch(one -> one != null && one.shown());
    return new Answered(
        words.say("goals.survey.question", compared.number(), compared.question().words()),
        said,
        shown ? chart(planned, compared, String.join(" ", said)) : null);
  }

  private List<String> said(
      Question question, @Nullable Distribution before, @Nullable Distribution after) {
    List<String> said = new ArrayList<>();
    BigDecimal medianBefore = median(before);
    BigDecimal medianAfter = median(after);
    if (medianBefore != null && medianAfter != null) {
      said.add(changed(medianBefore, medianAfter));
      said.add(
          words.say(
              "goals.survey.upper.changed",
              upper(question),
              percent(upperShare(before)),
              percent(upperShare(after))));
    } else {
      alone(said, question, Round.BEFORE, before);
      alone(said, question, Round.AFTER, after);
    }
    if (said.isEmpty()) {
      said.add(words.say("goals.survey.not-answered"));
    }
    return List.copyOf(said);
  }

  private String changed(BigDecimal before, BigDecimal after) {
    int way = after.compareTo(before);
    return way == 0
        ? words.say("goals.survey.median.same", step(after))
        : words.say(
            way > 0 ? "goals.survey.median.up" : "goals.survey.median.down",
            step(before),
            step(after));
  }

  private void alone(
      List<String> said, Question question, Round round, @Nullable Distribution answers) {
    if (answers == null) {
      return;
    }
    BigDecimal median = median(answers);
    String name = words.say("goals.survey.round." + round);
    said.add(
        median == null
            ? words.say("goals.survey.too-few", name, FollowedGoal.FEWEST_ANSWERS)
            : words.say(
                "goals.survey.median.alone",
                name,
                step(median),
                upper(question),
                percent(upperShare(answers))));
  }

  private Chart chart(SurveyPlanned planned, Compared compared, String conclusion) {
    DataTable table =
        DataTable.of(
            "enkat-" + planned.survey() + "-" + compared.number(),
            words.say("goals.survey.table", compared.number()),
            Column.text(words.say("goals.survey.step")),
            words
                .figures("goals.survey.round.BEFORE")
                .drawnAs("dash", "muted", words.say("goals.survey.round.BEFORE")),
            words
                .figures("goals.survey.round.AFTER")
                .drawnAs("line", "fjord", words.say("goals.survey.round.AFTER")));
    Question question = compared.question();
    for (int step = 1; step <= question.steps(); step++) {
      table.row(
          Cell.of(label(question, step)).shortText(Integer.toString(step)),
          cell(compared.before(), step),
          cell(compared.after(), step));
    }
    return new Chart("line", "%", conclusion, null, table.tight());
  }

  private String label(Question question, int step) {
    return step == 1
        ? words.say("goals.survey.step.named", step, question.lowest())
        : step == question.steps()
            ? words.say("goals.survey.step.named", step, question.highest())
            : Integer.toString(step);
  }

  private Cell cell(@Nullable Distribution answers, int step) {
    if (answers == null) {
      return Cell.of(fmt.missing());
    }
    BigDecimal share = answers.share(step).orElse(null);
    return share == null
        ? Cell.of(words.say("goals.hidden"))
        : Cell.drawn(
            words.say(
                "goals.survey.count", fmt.number(answers.counts().get(step - 1)), percent(share)),
            share.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
  }

  private static @Nullable BigDecimal median(@Nullable Distribution answers) {
    return answers == null ? null : answers.median().orElse(null);
  }

  private static BigDecimal upperShare(@Nullable Distribution answers) {
    return Objects.requireNonNull(answers).upperShare().orElseThrow();
  }

  private String upper(Question question) {
    int first = Distribution.firstUpper(question.steps());
    return first == question.steps()
        ? Integer.toString(first)
        : words.say("goals.survey.steps", first, question.steps());
  }

  private String step(BigDecimal median) {
    return fmt.number(median.stripTrailingZeros());
  }

  private String percent(BigDecimal share) {
    return fmt.percent(share, 1);
  }
}
