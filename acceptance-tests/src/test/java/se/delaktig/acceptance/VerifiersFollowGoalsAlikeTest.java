package se.delaktig.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;

/**
 * The program, {@code recompute.py} and {@code verify.html} make the same of goals that the log
 * counts and a survey answers, and what a person reckons by hand.
 */
@ExtendWith(SharedOffice.class)
class VerifiersFollowGoalsAlikeTest {
  private static final LocalDate MAY = LocalDate.of(2019, 5, 9);
  private static final LocalDate JUNE = LocalDate.of(2019, 6, 11);
  private static final LocalDate AFTERWARDS = LocalDate.of(2020, 7, 1);
  private static final List<LocalDate> DAYS =
      List.of(MAY.minusDays(1), MAY, MAY.plusDays(1), JUNE, AFTERWARDS);

  private static final String PYTHON =
      """
      import json, sys
      sys.path.insert(0, sys.argv[1])
      import recompute
      project = recompute.Project()
      for event in json.load(open(sys.argv[2], encoding="utf-8")):
          project.take(event["name"], event["revision"], event["body"])
      print(json.dumps([" ".join(project.followed_up(goal["id"], day)[:3]
                                 + [project.figure("goals.value", {"goal": goal["id"]}, day, None)])
                        for day in %s for goal in project.plan["goals"]]))
      """;

  private static final String PAGE =
      """
      events => {
        const facts = new Facts();
        events.forEach(event => facts.take(event));
        return JSON.stringify(%s.flatMap(day => facts.tables(day, new Hours(facts, [day])).goals
          .map(row => [...row.slice(0, 3), facts.figure("goals.value", { goal: row[0] }, day, null)].join(" "))));
      }
      """;

  private final Chromium chromium;

  VerifiersFollowGoalsAlikeTest(Chromium chromium) {
    this.chromium = chromium;
  }

  /**
   * Ada and Bo have two records each; six people come to the dialogue in May, and three to the
   * training.
   */
  private static GoalStory story() {
    return new GoalStory("TS", "TH", "TP", "DS", "DH", "DP", "PP", "S1", "S2", "M", "N")
        .registered("ada", "ada-again", "bo", "bo-again", "cy", "di", "eva", "fia")
        .training("t1", MAY, 100, "ada", "bo", "cy")
        .dialogue("d1", MAY, 50, "ada", "bo", "cy", "di", "eva", "fia")
        .dialogue("d2", JUNE, 50, "ada-again", "bo")
        .merged("ada-again", "ada")
        .merged("bo-again", "bo")
        .trained("ada", "ada-again", "bo-again", "cy", "di", "eva")
        .placed("p1", Step.INTERNSHIP, MAY)
        .placed("p2", Step.INTERNSHIP, MAY)
        .placed("p3", Step.TEMPORARY_EMPLOYMENT, MAY)
        .placed("p4", Step.INTERNSHIP, MAY)
        .placed("p5", Step.INTERNSHIP, MAY.plusDays(1))
        .placed("p5", Step.TEMPORARY_EMPLOYMENT, JUNE)
        .asks()
        .answered(Round.BEFORE, MAY, List.of(3, 3, 1, 1, 1), List.of(0, 1, 1, 2, 5))
        .answered(Round.AFTER, MAY.plusDays(1), List.of(0, 0, 0, 4, 0), List.of(1, 1, 1, 1, 1))
        .answered(Round.AFTER, JUNE, List.of(0, 1, 2, 3, 3), List.of(2, 2, 2, 1, 0))
        .follows("TS", null, "2", Source.counted(Measure.TRAINING_SESSIONS))
        .follows("TH", null, "5.5", Source.counted(Measure.TRAINING_HOURS))
        .follows("TP", null, "5", Source.counted(Measure.TRAINED_PEOPLE))
        .follows("DS", null, "2", Source.counted(Measure.DIALOGUE_SESSIONS))
        .follows("DH", null, "6.66", Source.counted(Measure.DIALOGUE_HOURS))
        .follows("DP", null, "6", Source.counted(Measure.DIALOGUE_PEOPLE))
        .follows("PP", null, "5", Source.counted(Measure.PEOPLE_PLACED))
        .follows("S1", null, "66.67", Source.surveyed(new ShareOf(1, 1, 4)))
        .follows("S2", "10", "20.5", Source.surveyed(new ShareOf(1, 2, 4)))
        .measured("M", MAY, "2.50", 5)
        .measured("M", JUNE, "3.25", 4)
        .follows("M", "4", "2.5", Source.measured());
  }

  @Test
  void whatTheLogCountsAndASurveyAnswersIsTheSameToAllThree(@TempDir Path folder) throws Exception {
    GoalStory story = story();
    List<String> program = new ArrayList<>();
    DAYS.forEach(day -> program.addAll(story.goals(day)));
    String days = Bundle.JSON.writeValueAsString(DAYS.stream().map(LocalDate::toString).toList());
    assertThat(lines(BothVerifiers.python(PYTHON.formatted(days), story.log(), folder)))
        .as("recompute.py")
        .isEqualTo(program);
    assertThat(lines(BothVerifiers.page(chromium, PAGE.formatted(days), story.log(), folder)))
        .as("verify.html")
        .isEqualTo(program);
  }

  @Test
  void theyAreWhatAPersonReckonsByHand() {
    assertThat(story().goals(MAY))
        .containsExactly(
            "TS ON_ITS_WAY 2019-05-09 1",
            "TH ON_ITS_WAY 2019-05-09 5.00",
            "TP REACHED 2019-05-09 5",
            "DS ON_ITS_WAY 2019-05-09 1",
            "DH ON_ITS_WAY 2019-05-09 5.00",
            "DP REACHED 2019-05-09 6",
            "PP TOO_FEW_ANSWERS 2019-05-09 ",
            "S1 NOT_MEASURED  ",
            "S2 NOT_MEASURED  ",
            "M REACHED 2019-05-09 2.50",
            "N NOT_OPERATIONALISED  ");
    assertThat(story().goals(JUNE))
        .as("Ada is one person in two dialogues; of a question few had answered, then nine")
        .contains(
            "DS REACHED 2019-06-11 2",
            "DH REACHED 2019-06-11 6.67",
            "DP REACHED 2019-06-11 6",
            "PP REACHED 2019-06-11 5",
            "S1 ON_ITS_WAY 2019-06-11 66.67",
            "S2 REACHED 2019-06-11 14.29",
            "M TOO_FEW_ANSWERS 2019-06-11 3.25");
    assertThat(story().goals(MAY.plusDays(1)))
        .contains("S1 TOO_FEW_ANSWERS 2019-05-10 ", "S2 ON_ITS_WAY 2019-05-10 40.00");
    assertThat(story().goals(AFTERWARDS))
        .contains("TS MISSED 2020-07-01 1", "S1 MISSED 2019-06-11 66.67");
  }

  /** The page that specifies it says so, and what it says is what comes out. */
  @Test
  void theyAreTheTestVectorsOfTheFormatsPage() throws Exception {
    String page = Files.readString(Path.of("../docs/evidence-bundle.md"));
    String vectors = page.substring(page.indexOf("Goals by 2019-06-11"));
    List<String> told =
        vectors
            .lines()
            .dropWhile(line -> !line.equals("```"))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .toList();
    assertThat(told).hasSize(5);
    assertThat(story().goals(JUNE)).containsAll(told);
  }

  private static List<String> lines(String answer) {
    List<String> lines = new ArrayList<>();
    Bundle.JSON.readTree(answer).forEach(line -> lines.add(line.asString()));
    return lines;
  }
}
