package se.delaktig.dialogue.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.event.AttendeeIdentified;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionCorrected;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.DialogueSessionPlanned;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.HeldSession.Unidentified;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.dialogue.view.SessionHistory.Kind;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/** A session keeps all that was said of it, whatever comes twice. */
class SessionHistoryViewTest {
  private static final DialogueSessionId SESSION = new DialogueSessionId("s1");
  private static final WorkplaceId GLADAN = new WorkplaceId("gladan");
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);
  private static final PersonId ALI = new PersonId("ali");

  private final SessionHistoryView view = new SessionHistoryView();

  private static RecordedEvent at(long position, ProgrammeEvent event) {
    return new RecordedEvent(
        "2017-00434",
        position,
        Instant.parse("2019-10-14T13:00:00Z").plusSeconds(position),
        new ActorId("samira"),
        "PROCESS_LEADER",
        event);
  }

  private static HeldSession held(int minutes, List<Unidentified> unidentified) {
    return new HeldSession(
        GLADAN,
        null,
        DAY,
        LocalTime.of(13, 0),
        minutes,
        List.of(),
        List.of(),
        List.of(new Attendance(ALI, Presence.PRESENT, minutes)),
        unidentified,
        List.of());
  }

  private static DialogueSessionPlanned planned(LocalDate day) {
    return new DialogueSessionPlanned(SESSION, GLADAN, null, day, LocalTime.of(9, 0), 45);
  }

  private SessionHistory fold(RecordedEvent... events) {
    SessionHistory state = view.empty("s1");
    for (RecordedEvent event : events) {
      state = view.after(state, event);
    }
    return state;
  }

  @Test
  void aPlannedSessionWaitsToBeLogged() {
    SessionHistory session = fold(at(1, planned(DAY)));

    assertThat(session.toBeLogged()).isTrue();
    assertThat(session.date()).isEqualTo(DAY);
    assertThat(session.revision()).isZero();
  }

  @Test
  void theLastPlanHolds() {
    assertThat(fold(at(1, planned(DAY)), at(2, planned(DAY.plusDays(7)))).date())
        .isEqualTo(DAY.plusDays(7));
  }

  @Test
  void aCancelledSessionWaitsNoMoreUntilItIsPlannedAnew() {
    RecordedEvent plan = at(1, planned(DAY));
    RecordedEvent cancel = at(2, new DialogueSessionCancelled(SESSION));

    assertThat(fold(plan, cancel).toBeLogged()).isFalse();
    assertThat(fold(plan, cancel).cancelled()).isTrue();
    assertThat(fold(plan, cancel, at(3, planned(DAY))).toBeLogged()).isTrue();
  }

  @Test
  void aLoggedSessionStandsAsItWasHeldNotAsItWasPlanned() {
    SessionHistory session =
        fold(at(1, planned(DAY)), at(2, new DialogueSessionLogged(SESSION, held(60, List.of()))));

    assertThat(session.toBeLogged()).isFalse();
    assertThat(session.start()).isEqualTo(LocalTime.of(13, 0));
    assertThat(session.minutes()).isEqualTo(60);
    assertThat(session.revision()).isEqualTo(1);
  }

  @Test
  void aCorrectionHoldsAndTheOldEntryStaysReadable() {
    SessionHistory session =
        fold(
            at(1, new DialogueSessionLogged(SESSION, held(60, List.of()))),
            at(
                2,
                new DialogueSessionCorrected(
                    SESSION, 2, CorrectionReason.WRONG_MINUTES, held(45, List.of()), List.of())));

    assertThat(session.minutes()).isEqualTo(45);
    assertThat(session.revision()).isEqualTo(2);
    assertThat(session.entries())
        .extracting(SessionHistory.Entry::kind)
        .containsExactly(Kind.LOGGED, Kind.CORRECTED);
    assertThat(session.entries().getFirst().held().minutes()).isEqualTo(60);
    assertThat(session.entries().getLast().reason()).isEqualTo(CorrectionReason.WRONG_MINUTES);
    assertThat(session.entries().getLast().by()).isEqualTo(new ActorId("samira"));
  }

  @Test
  void anAttendeeWhoIsIdentifiedWaitsNoMoreAndTheRevisionStays() {
    SessionHistory session =
        fold(
            at(
                1,
                new DialogueSessionLogged(SESSION, held(60, List.of(new Unidentified("ref", 30))))),
            at(2, new AttendeeIdentified(SESSION, "ref", null, held(60, List.of()))));

    assertThat(session.held().orElseThrow().unidentified()).isEmpty();
    assertThat(session.revision()).isEqualTo(1);
    assertThat(session.entries().getLast().kind()).isEqualTo(Kind.IDENTIFIED);
  }

  @Test
  void whatComesTwiceIsTakenUpOnce() {
    RecordedEvent logged = at(1, new DialogueSessionLogged(SESSION, held(60, List.of())));
    RecordedEvent corrected =
        at(
            2,
            new DialogueSessionCorrected(
                SESSION, 2, CorrectionReason.OBJECTION, held(30, List.of()), List.of()));

    assertThat(fold(logged, corrected, logged, corrected)).isEqualTo(fold(logged, corrected));
  }

  @Test
  void onlySessionsOfTheirOwnAreTouched() {
    assertThat(view.touched(at(1, planned(DAY)))).containsExactly("s1");
    assertThat(
            view.touched(
                at(
                    2,
                    new MaterialAdded(
                        new MaterialId("m"), "Vi", "https://example.org", 1, List.of()))))
        .isEmpty();
  }
}
