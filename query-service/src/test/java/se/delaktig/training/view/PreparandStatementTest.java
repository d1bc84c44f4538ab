package se.delaktig.training.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.policy.Grants;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.view.Programme;
import se.delaktig.training.event.PreparandAppointed;
import se.delaktig.training.event.PreparandTrainingCompleted;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionCorrected;
import se.delaktig.training.event.TrainingSessionHeld;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.event.TrainingSessionPlanned;

/** What the facts of the preparand training amount to: 14 h, a part of it, a dispensation. */
class PreparandStatementTest {
  private static final PersonId SAMIRA = new PersonId("samira");
  private static final LocalDate DAY = LocalDate.of(2018, 10, 3);
  private static final LocalDate LATER = LocalDate.of(2019, 11, 18);
  private static final TrainingSessionId ONE = new TrainingSessionId("day-1");
  private static final TrainingSessionId TWO = new TrainingSessionId("day-2");

  private final List<ProgrammeEvent> events = new ArrayList<>();

  @Test
  void whoeverIsAppointedHasNotStarted() {
    appointed();
    assertThat(stage(840)).isEqualTo(Preparing.Stage.NOT_STARTED);
  }

  @Test
  void aPartOfTheHoursLeavesTheRest() {
    appointed();
    held(ONE, DAY, Presence.PRESENT, 420);
    held(TWO, DAY.plusDays(7), Presence.PART, 180);
    Qualification so = Qualification.of(samira(), programme(840), LATER);
    assertThat(so.attendedMinutes()).isEqualTo(600);
    assertThat(so.leftMinutes()).isEqualTo(240);
    assertThat(so.complete()).isFalse();
    assertThat(stage(840)).isEqualTo(Preparing.Stage.STARTED);
  }

  @Test
  void absenceGivesNoMinutes() {
    appointed();
    held(ONE, DAY, Presence.REPORTED_ABSENCE, 0);
    assertThat(stage(840)).isEqualTo(Preparing.Stage.NOT_STARTED);
  }

  @Test
  void fourteenHoursWaitToBeDeclaredComplete() {
    appointed();
    held(ONE, DAY, Presence.PRESENT, 420);
    held(TWO, DAY.plusDays(7), Presence.PRESENT, 420);
    assertThat(stage(840)).isEqualTo(Preparing.Stage.REACHED);
    events.add(new PreparandTrainingCompleted(SAMIRA, 840, null));
    assertThat(stage(840)).isEqualTo(Preparing.Stage.COMPLETE_BY_RULE);
  }

  @Test
  void aDispensationCompletesWithFewer() {
    appointed();
    held(ONE, DAY, Presence.PRESENT, 420);
    events.add(new PreparandTrainingCompleted(SAMIRA, 420, Dispensation.LONG_EXPERIENCE));
    assertThat(stage(840)).isEqualTo(Preparing.Stage.COMPLETE_BY_DISPENSATION);
    assertThat(Qualification.of(samira(), programme(840), DAY).complete()).isTrue();
  }

  @Test
  void anotherVersionOfTheRulesGivesAnotherAnswer() {
    appointed();
    held(ONE, DAY, Presence.PRESENT, 420);
    assertThat(stage(840)).isEqualTo(Preparing.Stage.STARTED);
    assertThat(stage(420)).isEqualTo(Preparing.Stage.REACHED);
  }

  @Test
  void hoursThatCameAfterALedSessionDoNotQualifyForIt() {
    appointed();
    held(ONE, DAY, Presence.PRESENT, 420);
    held(TWO, LATER, Presence.PRESENT, 420);
    assertThat(Qualification.of(samira(), programme(840), LATER.minusDays(1)).complete()).isFalse();
    assertThat(Qualification.of(samira(), programme(840), LATER).complete()).isTrue();
  }

  @Test
  void aCorrectionTakesTheMinutesBack() {
    appointed();
    held(ONE, DAY, Presence.PRESENT, 840);
    events.add(new PreparandTrainingCompleted(SAMIRA, 840, null));
    events.add(correction(new Attendance(SAMIRA, Presence.PART, 60)));
    assertThat(stage(840)).isEqualTo(Preparing.Stage.STARTED);
  }

  @Test
  void aSessionKeepsItsOldEntriesReadable() {
    TrainingOccasionView view = new TrainingOccasionView();
    TrainingOccasion state = view.empty(ONE.value());
    List<ProgrammeEvent> told =
        List.of(
            new TrainingSessionPlanned(
                ONE, TrainingKind.LECTURE, "Normer", DAY, LocalTime.of(9, 0), 420, List.of(SAMIRA)),
            heldEvent(ONE, DAY, Presence.PRESENT, 420),
            correction(new Attendance(SAMIRA, Presence.PART, 60)));
    for (ProgrammeEvent event : told) {
      assertThat(view.touched(recorded(event))).containsExactly(ONE.value());
      state = view.after(state, recorded(event));
    }
    assertThat(state.entries()).extracting(TrainingOccasion.Entry::revision).containsExactly(1, 2);
    assertThat(state.entries().getFirst().attendedMinutes()).isEqualTo(420);
    assertThat(state.held().orElseThrow().attendedMinutes()).isEqualTo(60);
    assertThat(state.held().orElseThrow().reason()).isEqualTo(CorrectionReason.WRONG_ATTENDANCE);

    TrainingOccasion again = state;
    for (ProgrammeEvent event : told) {
      again = view.after(again, recorded(event));
    }
    assertThat(again).isEqualTo(state);
  }

  private void appointed() {
    events.add(new PreparandAppointed(SAMIRA, PreparandAppointed.As.REPRESENTATIVE));
  }

  private void held(TrainingSessionId id, LocalDate day, Presence presence, int minutes) {
    events.add(heldEvent(id, day, presence, minutes));
  }

  private static TrainingSessionHeld heldEvent(
      TrainingSessionId id, LocalDate day, Presence presence, int minutes) {
    return new TrainingSessionHeld(
        id,
        TrainingKind.LECTURE,
        "Normer",
        day,
        LocalTime.of(9, 0),
        Math.max(minutes, 420),
        List.of(new Attendance(SAMIRA, presence, minutes)),
        List.of());
  }

  private static TrainingSessionCorrected correction(Attendance... attendances) {
    return new TrainingSessionCorrected(
        ONE,
        2,
        CorrectionReason.WRONG_ATTENDANCE,
        TrainingKind.LECTURE,
        "Normer",
        DAY,
        LocalTime.of(9, 0),
        420,
        List.of(attendances),
        List.of(),
        List.of());
  }

  private Preparing.Stage stage(int minutesNeeded) {
    return PreparandStatement.of(programme(minutesNeeded), List.of(samira()), 1, LATER)
        .preparands()
        .getFirst()
        .stage();
  }

  private PersonHours samira() {
    PersonHoursView view = new PersonHoursView();
    PersonHours state = view.empty(SAMIRA.value());
    for (ProgrammeEvent event : events) {
      state = view.after(state, recorded(event));
    }
    return state;
  }

  private static RecordedEvent recorded(ProgrammeEvent event) {
    return new RecordedEvent(
        "2017-00434",
        1,
        Instant.parse("2018-10-03T18:00:00Z"),
        new ActorId("actor-1"),
        "PROJECT_LEADER",
        event);
  }

  private static Programme programme(@Nullable Integer minutesNeeded) {
    RuleSet rules =
        new RuleSet(
            1,
            LocalDate.of(2018, 2, 1),
            "Beslut",
            minutesNeeded == null ? Stated.notStated() : Stated.stated(minutesNeeded),
            Stated.stated(300),
            Stated.stated(false),
            new RuleSet.HourValue(RuleSet.HourValue.Kind.AMOUNT, new BigDecimal("219.93"), null),
            Stated.stated(RuleSet.Rounding.MINUTES),
            Stated.stated(Set.of()),
            Stated.stated(Set.of()),
            Stated.stated(true),
            false);
    return new Programme(null, List.of(rules), Map.of(), Places.none(), List.of(), Grants.none());
  }
}
