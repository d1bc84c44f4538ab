package se.delaktig.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.goals.command.DrawTheoryOfChange;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.command.PlanSurvey;
import se.delaktig.goals.command.RecordSurveyAnswers;
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Level;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.kernel.event.Stated;

/**
 * How goal 3, 4 and 6 are followed up, each by what another source gives, and what the preparands
 * are asked before and after their training; the source has no indicator for any goal and no
 * survey, so both are made up.
 */
final class Following {
  private static final String GOAL = "G4";
  private static final String INVENTED = "Påhittat för demon";
  private static final LocalDate BY = LocalDate.of(2020, 6, 30);

  private static final List<List<Integer>> BEFORE =
      List.of(List.of(22, 51, 58, 29, 9), List.of(14, 39, 66, 38, 12), List.of(31, 47, 54, 27, 8));
  private static final List<List<Integer>> AFTER =
      List.of(List.of(4, 15, 43, 68, 29), List.of(3, 12, 49, 66, 30), List.of(6, 21, 47, 59, 24));

  private final Stage stage;

  Following(Stage stage) {
    this.stage = stage;
  }

  void plan(Agenda agenda) {
    agenda.at(LocalDate.of(2018, 9, 13).atTime(15, 5), this::operationalise);
    agenda.at(LocalDate.of(2018, 9, 13).atTime(15, 15), this::countThosePlaced);
    agenda.at(LocalDate.of(2018, 9, 14).atTime(9, 40), this::drawTheory);
    agenda.at(LocalDate.of(2018, 9, 17).atTime(10, 20), this::planSurvey);
    agenda.at(LocalDate.of(2018, 9, 17).atTime(10, 35), this::followTheAnswers);
    answer(agenda, Round.BEFORE, LocalDate.of(2018, 10, 2), 184, BEFORE);
    answer(agenda, Round.AFTER, LocalDate.of(2019, 6, 11), 176, AFTER);
    measure(agenda, LocalDate.of(2018, 10, 16), "2.9", 588);
    measure(agenda, LocalDate.of(2019, 5, 14), "3.3", 563);
    measure(agenda, LocalDate.of(2019, 10, 22), "3.7", 541);
  }

  private void operationalise() {
    stage.by(
        Role.PROJECT_LEADER,
        new OperationaliseGoal(
            Stage.PROJECT,
            GOAL,
            "Medelvärde 1–5 på enkätfrågan ”Vi vet hur vi tar emot en ny kollega som står långt"
                + " från arbetsmarknaden”. Påhittad för demon.",
            Stated.invented(new BigDecimal("2.9"), INVENTED),
            Stated.invented(new BigDecimal("3.5"), INVENTED),
            BY,
            "Projektledaren",
            "Svar från anställda på arbetsplatser som har haft minst en dialogträff.",
            null));
  }

  /** Goal 3: more newcomers and others far from the labour market come into work. */
  private void countThosePlaced() {
    stage.by(
        Role.PROJECT_LEADER,
        new OperationaliseGoal(
            Stage.PROJECT,
            "G3",
            "Hur många som har fått praktik eller anställning. Påhittad för demon.",
            Stated.notStated(),
            Stated.invented(new BigDecimal("50"), INVENTED),
            BY,
            "Projektledaren",
            "Var och en som har börjat praktik eller anställning på en arbetsplats i projektet, en"
                + " gång.",
            new OperationaliseGoal.Source(Kind.COUNTED, Measure.PEOPLE_PLACED, null)));
  }

  /** Goal 6: a permissive climate of dialogue. */
  private void followTheAnswers() {
    stage.by(
        Role.PROJECT_LEADER,
        new OperationaliseGoal(
            Stage.PROJECT,
            "G6",
            "Andelen preparander som efter utbildningen svarar 4 eller 5 på ”Jag kan leda ett"
                + " samtal där skilda åsikter får plats”. Påhittad för demon.",
            Stated.notStated(),
            Stated.invented(new BigDecimal("55"), INVENTED),
            BY,
            "Projektledaren",
            "Alla som har svarat på frågan efter utbildningen.",
            new OperationaliseGoal.Source(
                Kind.SURVEYED, null, new OperationaliseGoal.ShareOf(1, 2, 4))));
  }

  /** In the words of the source; which step is to lead to which is read into it. */
  private void drawTheory() {
    stage.by(
        Role.PROJECT_LEADER,
        new DrawTheoryOfChange(
            Stage.PROJECT,
            List.of(
                step(1, Level.ACTIVITY, "Preparandutbildning", Measure.TRAINING_HOURS, null, "3"),
                step(2, Level.ACTIVITY, "Arbetsplatsdialog", Measure.DIALOGUE_HOURS, null, "4"),
                step(
                    3,
                    Level.OUTPUT,
                    "Chefer och representanter kan leda dialogen",
                    Measure.TRAINED_PEOPLE,
                    null,
                    "5",
                    "6"),
                step(
                    4,
                    Level.OUTPUT,
                    "Anställda har fört reflekterande samtal",
                    Measure.DIALOGUE_PEOPLE,
                    null,
                    "5",
                    "6"),
                step(
                    5,
                    Level.RESULT,
                    "Ett tillåtande och lösningsfokuserat samtalsklimat",
                    null,
                    "G6",
                    "8"),
                step(
                    6,
                    Level.RESULT,
                    "Arbetsplatserna tar emot praktikanter och nya kollegor",
                    Measure.PEOPLE_PLACED,
                    null,
                    "7"),
                step(7, Level.GOAL, "Fler nyanlända kommer i arbete", null, "G3"),
                step(8, Level.GOAL, "Inkluderande arbetsplatser", null, "G1"))));
  }

  private static DrawTheoryOfChange.Step step(
      int number,
      Level level,
      String words,
      @Nullable Measure measure,
      @Nullable String goal,
      String... leadsTo) {
    return new DrawTheoryOfChange.Step(
        Integer.toString(number), level, words, measure, goal, List.of(leadsTo));
  }

  private void planSurvey() {
    stage.by(
        Role.PROJECT_LEADER,
        new PlanSurvey(
            Stage.PROJECT,
            "Före och efter preparandutbildningen (påhittad för demon)",
            List.of(
                asked("Jag vet hur jag tar emot en ny kollega som står långt från arbetsmarknaden"),
                asked("Jag kan leda ett samtal där skilda åsikter får plats"),
                asked("Jag vet vad jag gör när någon behandlas illa på jobbet"))));
  }

  private static PlanSurvey.Question asked(String words) {
    return new PlanSurvey.Question(words, "stämmer inte alls", "stämmer helt", 5);
  }

  private void answer(
      Agenda agenda, Round round, LocalDate on, int people, List<List<Integer>> counts) {
    agenda.at(
        on.atTime(15, 40),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new RecordSurveyAnswers(
                    Stage.PROJECT,
                    1,
                    round,
                    on,
                    people,
                    counts.stream().map(RecordSurveyAnswers.Answers::new).toList(),
                    true)));
  }

  private void measure(Agenda agenda, LocalDate on, String value, int answers) {
    agenda.at(
        on.atTime(16, 20),
        () ->
            stage.by(
                Role.PROJECT_LEADER,
                new MeasureGoal(
                    Stage.PROJECT,
                    GOAL,
                    on,
                    Stated.invented(new BigDecimal(value), INVENTED),
                    answers)));
  }
}
