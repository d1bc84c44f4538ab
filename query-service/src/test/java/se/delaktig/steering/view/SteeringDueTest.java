package se.delaktig.steering.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.steering.event.ActionAgreed;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.FiguresFrozen;
import se.delaktig.steering.event.MeetingCalled;
import se.delaktig.steering.event.MeetingCancelled;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MeetingKind;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.RoutineFollowedUp;
import se.delaktig.steering.event.Worded;

/** What the start page reminds of. */
class SteeringDueTest {
  private static final Period PROJECT =
      new Period(LocalDate.of(2018, 2, 1), LocalDate.of(2021, 2, 28));
  private static final Worded SAID = new Worded("t", "00");

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  /** A meeting after what happened to it, each event at the next position of the log. */
  private static Meeting meeting(ProgrammeEvent... events) {
    MeetingView view = new MeetingView();
    Meeting state = view.empty("m1");
    long position = 100;
    for (ProgrammeEvent event : events) {
      state =
          view.after(
              state,
              new RecordedEvent(
                  "2017-00434",
                  position++,
                  Instant.parse("2019-11-18T08:41:00Z"),
                  new ActorId("a"),
                  "PROJECT_LEADER",
                  event));
    }
    return state;
  }

  private static MeetingCalled called(MeetingKind kind, String on) {
    return new MeetingCalled(new MeetingId("m1"), kind, day(on), List.of(), List.of());
  }

  private static MeetingCalled group(String on) {
    return called(MeetingKind.STEERING_GROUP, on);
  }

  private static MeetingHeld held(String on) {
    return new MeetingHeld(new MeetingId("m1"), day(on), List.of(), null);
  }

  private static MinutesIssued issued() {
    return new MinutesIssued(new MeetingId("m1"), 1, 7, "f", "ab".repeat(32), 9, "sv");
  }

  private static List<SteeringDue.Due> due(String today, Meeting... meetings) {
    return SteeringDue.of(List.of(meetings), List.of(), PROJECT, day(today));
  }

  @Test
  void theSteeringGroupMeetsTwiceEveryHalfYear() {
    assertThat(due("2019-11-18"))
        .containsExactly(new SteeringDue.CallMeetings(2, day("2019-12-31")));
    Meeting september = meeting(group("2019-09-24"), held("2019-09-24"), issued());
    assertThat(due("2019-11-18", september))
        .containsExactly(new SteeringDue.CallMeetings(1, day("2019-12-31")));
    assertThat(due("2019-11-18", september, meeting(group("2019-12-03")))).isEmpty();
    assertThat(due("2019-11-18", september, meeting(group("2020-01-14")))).hasSize(1);
    assertThat(
            due(
                "2019-11-18",
                september,
                meeting(group("2019-12-03"), new MeetingCancelled(new MeetingId("m1")))))
        .hasSize(1);
  }

  @Test
  void theMissingMeetingIsNamedWhileThereIsTimeToCallIt() {
    assertThat(due("2019-10-31")).isEmpty();
    assertThat(due("2019-11-01")).hasSize(1);
    assertThat(due("2021-03-15")).isEmpty();
  }

  @Test
  void figuresAreToBeFrozenAWeekBeforeTheSteeringGroupMeets() {
    Meeting december = meeting(group("2019-12-03"));
    Meeting other = meeting(called(MeetingKind.UNION_CONSULTATION, "2019-12-03"));
    Meeting frozen = meeting(group("2019-12-03"), new FiguresFrozen(new MeetingId("m1")));
    assertThat(due("2019-11-25", december, frozen)).isEmpty();
    assertThat(due("2019-11-26", december, frozen, other))
        .containsExactly(new SteeringDue.Freeze(december, day("2019-12-03")));
  }

  @Test
  void aMeetingWhoseDayHasBeenIsToBeRecordedWhateverItsKind() {
    Meeting unions = meeting(called(MeetingKind.UNION_CONSULTATION, "2019-07-30"));
    assertThat(due("2019-07-30", unions)).isEmpty();
    assertThat(due("2019-07-31", unions))
        .containsExactly(new SteeringDue.Record(unions, day("2019-07-30")));
  }

  @Test
  void minutesOfTheLatestMeetingAreToBeIssued() {
    Meeting june = meeting(group("2019-06-04"), held("2019-06-04"));
    Meeting september = meeting(group("2019-09-24"), held("2019-09-24"));
    assertThat(due("2019-09-25", june, september))
        .containsExactly(new SteeringDue.Issue(september, day("2019-10-08")));
    assertThat(due("2019-09-25", june, meeting(group("2019-09-24"), held("2019-09-24"), issued())))
        .isEmpty();
  }

  @Test
  void whatWasAgreedOnIsNamedUntilItIsSettled() {
    ActionAgreed agreed =
        new ActionAgreed(new MeetingId("m1"), 1, Role.PROJECT_LEADER, day("2019-08-30"), SAID);
    MeetingCalled meeting = called(MeetingKind.WORKING_GROUP, "2019-07-02");
    assertThat(due("2019-08-15", meeting(meeting, held("2019-07-02"), agreed))).isEmpty();
    assertThat(due("2019-08-16", meeting(meeting, held("2019-07-02"), agreed)))
        .singleElement()
        .extracting(SteeringDue.Due::day)
        .isEqualTo(day("2019-08-30"));
    assertThat(
            due(
                "2019-09-16",
                meeting(
                    meeting,
                    held("2019-07-02"),
                    agreed,
                    new ActionSettled(
                        new MeetingId("m1"), 1, day("2019-08-29"), ActionSettled.Ending.DONE))))
        .isEmpty();
  }

  @Test
  void theConferenceIsToBePlannedInTheLastHalfYear() {
    assertThat(due("2020-08-27")).isEmpty();
    assertThat(due("2020-08-28"))
        .containsExactly(new SteeringDue.CallConference(day("2021-02-28")));
    assertThat(due("2020-08-28", meeting(called(MeetingKind.CLOSING_CONFERENCE, "2021-01-20"))))
        .isEmpty();
  }

  @Test
  void routinesAreFollowedUpSixMonthsAfterTheProjectsEnd() {
    RoutineView view = new RoutineView();
    RoutineAdopted adopted =
        new RoutineAdopted(
            new ProjectId("2017-00434"),
            1,
            RoutineAdopted.Kind.ROUTINE,
            RoutineAdopted.Level.WORKPLACE,
            new OrganisationId("avesta-kommun"),
            day("2019-09-02"),
            SAID);
    Routine routine = after(view, view.empty("1"), adopted);
    Routine early = after(view, routine, followed("2020-01-10"));
    Routine asked = after(view, routine, followed("2021-08-30"));
    LocalDate follow = day("2021-08-28");
    assertThat(SteeringDue.of(List.of(), List.of(routine), PROJECT, day("2021-08-13"))).isEmpty();
    assertThat(SteeringDue.of(List.of(), List.of(routine, early), PROJECT, day("2021-08-14")))
        .containsExactly(new SteeringDue.FollowUp(2, follow));
    assertThat(SteeringDue.of(List.of(), List.of(asked), PROJECT, day("2021-09-14"))).isEmpty();
  }

  private static RoutineFollowedUp followed(String on) {
    return new RoutineFollowedUp(
        new ProjectId("2017-00434"), 1, day(on), RoutineFollowedUp.Use.IN_USE, null);
  }

  private static Routine after(RoutineView view, Routine state, ProgrammeEvent event) {
    return view.after(
        state,
        new RecordedEvent(
            "2017-00434",
            1,
            Instant.parse("2019-11-18T08:41:00Z"),
            new ActorId("a"),
            "PROJECT_LEADER",
            event));
  }

  /**
   * A meeting whose figures nobody froze looks at those of when it was recorded, and keeps them.
   */
  @Test
  void figuresAreFrozenWhereSomebodyFrozeThemOrElseWhereTheMeetingWasRecorded() {
    Meeting recorded = meeting(group("2019-09-24"), held("2019-09-24"), held("2019-09-23"));
    assertThat(recorded.frozen()).extracting(Meeting.Frozen::position).isEqualTo(101L);
    Meeting frozen =
        meeting(
            group("2019-09-24"),
            new FiguresFrozen(new MeetingId("m1")),
            new FiguresFrozen(new MeetingId("m1")),
            held("2019-09-24"));
    assertThat(frozen.frozen()).extracting(Meeting.Frozen::position).isEqualTo(102L);
  }
}
