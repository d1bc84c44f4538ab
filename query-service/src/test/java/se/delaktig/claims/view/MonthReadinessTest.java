package se.delaktig.claims.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.claims.view.MonthReadiness.Place;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;
import se.delaktig.training.view.TrainingOccasion;

/** Before a month is closed it is told what is missing, place by place. */
class MonthReadinessTest {
  private static final YearMonth OCTOBER = YearMonth.of(2019, 10);
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);

  private static ClaimStory story() {
    return new ClaimStory(
            breakEven(Rounding.MINUTES).with(RuleBooks.named("2014-2020").orElseThrow()))
        .registered("anna", "bo");
  }

  private static MonthReadiness october(
      ClaimStory story, List<SessionHistory> sessions, List<TrainingOccasion> training) {
    ProjectState state = story.now();
    return MonthReadiness.of(
        state,
        OCTOBER,
        HoursStatement.of(
                state.programme(), state.people(), state.position(), LocalDate.of(2019, 11, 18))
            .entries(),
        sessions,
        training);
  }

  private static SessionHistory planned(LocalDate day) {
    return planned(day, false);
  }

  private static SessionHistory planned(LocalDate day, boolean cancelled) {
    DialogueSessionId id = new DialogueSessionId("planned-" + day);
    return new SessionHistory(
        id,
        new DialogueSessionPlanned(id, ClaimStory.GLADAN, null, day, LocalTime.of(13, 0), 60),
        List.of(),
        cancelled,
        1);
  }

  private static TrainingOccasion called(String title, LocalDate day) {
    TrainingSessionId id = new TrainingSessionId("training-" + day);
    return new TrainingOccasion(
        id,
        new TrainingSessionPlanned(
            id, TrainingKind.LECTURE, title, day, LocalTime.of(8, 0), 420, List.of()),
        List.of());
  }

  @Test
  void aMonthInWhichAllIsProvenIsComplete() {
    MonthReadiness ready = october(story().proven("s1", MONDAY, 60, "anna"), List.of(), List.of());
    assertThat(ready.complete()).isTrue();
    assertThat(ready.sum(Place::certified)).isEqualTo(60);
  }

  @Test
  void whatIsPlannedAndNotLoggedIsMissingInItsMonthAlone() {
    MonthReadiness ready =
        october(
            story().proven("s1", MONDAY, 60, "anna"),
            List.of(
                planned(MONDAY), planned(MONDAY.plusMonths(1)), planned(MONDAY.plusDays(1), true)),
            List.of());
    assertThat(ready.complete()).isFalse();
    assertThat(ready.places())
        .singleElement()
        .satisfies(place -> {
          assertThat(place.workplace()).isEqualTo(ClaimStory.GLADAN.value());
          assertThat(place.toBeLogged()).isEqualTo(1);
        });
  }

  @Test
  void whatIsUnsignedAndUncertifiedIsMissingAndCountedApart() {
    MonthReadiness ready =
        october(story().logged("s1", MONDAY, 60, "anna", "bo"), List.of(), List.of());
    assertThat(ready.complete()).isFalse();
    assertThat(ready.places())
        .containsExactly(new Place(ClaimStory.GLADAN.value(), 0, 0, 120, 0, 0));
  }

  @Test
  void aTrainingWithoutAttendanceIsNamed() {
    MonthReadiness ready =
        october(
            story().proven("s1", MONDAY, 60, "anna"),
            List.of(),
            List.of(called("Heldag", MONDAY), called("Senare", MONDAY.plusMonths(1))));
    assertThat(ready.toBeHeld()).containsExactly("Heldag");
    assertThat(ready.complete()).isFalse();
  }

  @Test
  void aTimeReportThatNobodySignedIsNamedByItsPost() {
    ClaimStory story =
        story()
            .then(
                new StaffTimeRecorded(
                    new StaffTimeId("t"),
                    "ekonom",
                    ClaimStory.AVESTA,
                    SubBudget.IMPLEMENTATION,
                    "2019-10",
                    60,
                    new BigDecimal("300"),
                    StaffTimeRecorded.Form.DAYS,
                    List.of(new StaffTimeRecorded.Day(14, null, 60)),
                    null));
    MonthReadiness ready = october(story, List.of(), List.of());
    assertThat(ready.unsignedReports()).containsExactly("ekonom");
    assertThat(ready.complete()).isFalse();
  }
}
