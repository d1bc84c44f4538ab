package se.delaktig.steering.handling;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static se.delaktig.kernel.handling.AskedProject.AVESTA;
import static se.delaktig.kernel.handling.AskedProject.CLOCK;
import static se.delaktig.kernel.handling.AskedProject.PROJECT;
import static se.delaktig.kernel.handling.AskedProject.consult;
import static se.delaktig.kernel.handling.Given.by;
import static se.delaktig.kernel.handling.Given.refusedWith;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.handling.Given;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedText;
import se.delaktig.steering.Meeting.KeptFile;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.CancelMeeting;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.IssueMinutes;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordMeeting.Participant;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.steering.event.ActionAgreed;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.FiguresFrozen;
import se.delaktig.steering.event.FindingRecorded;
import se.delaktig.steering.event.MeetingCalled;
import se.delaktig.steering.event.MeetingCancelled;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MeetingHeld.Present;
import se.delaktig.steering.event.MeetingHeld.Seat;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MeetingKind;
import se.delaktig.steering.event.MinutesIssued;
import se.delaktig.steering.event.SteeringDecisionRecorded;
import se.delaktig.steering.event.SteeringDecisionRecorded.Verdict;
import se.delaktig.steering.event.Worded;

/** Meetings are called, held and written down; what is said in words is sealed once it is right. */
class MeetingCommandsTest {
  private static final MeetingId MEETING = new MeetingId("m1");
  private static final LocalDate DAY = LocalDate.of(2019, 11, 12);
  private static final Worded SEALED = new Worded("t", "00");
  private static final KeptFile FILE = new KeptFile("ab".repeat(32), 48_213);

  private final PersonRegister register = mock(PersonRegister.class);
  private final Sealing sealing =
      new Sealing(register) {
        @Override
        KeptFile file(String ledger, String id) {
          return id.equals("file-1") ? FILE : null;
        }
      };
  private final FixtureConfiguration<MeetingAggregate> meetings =
      Given.stream(MeetingAggregate.class)
          .registerInjectableResource(CLOCK)
          .registerInjectableResource(consult())
          .registerInjectableResource(sealing);

  @BeforeEach
  void texts() {
    when(register.seal(any(), any(), anyString())).thenReturn(new SealedText("t", "00"));
  }

  private static MeetingCalled called() {
    return new MeetingCalled(
        MEETING, MeetingKind.STEERING_GROUP, DAY, List.of(SEALED), List.of(SEALED));
  }

  private static MeetingHeld held() {
    return new MeetingHeld(MEETING, DAY, List.of(new Present(Seat.CHAIR, AVESTA, SEALED)), null);
  }

  private static CallMeeting call(LocalDate day) {
    return new CallMeeting(
        MEETING, MeetingKind.STEERING_GROUP, day, List.of("Läget"), List.of("Godkänna"));
  }

  private static RecordMeeting record(LocalDate day, OrganisationId organisation) {
    return new RecordMeeting(
        MEETING, day, List.of(new Participant(Seat.CHAIR, organisation, "Stina")), " ");
  }

  @Test
  void aMeetingIsCalledForADayToComeAndItsWordsAreSealed() {
    meetings
        .givenNoPriorActivity()
        .when(call(LocalDate.of(2019, 12, 3)), by(Role.PROJECT_LEADER))
        .expectEvents(
            new MeetingCalled(
                MEETING,
                MeetingKind.STEERING_GROUP,
                LocalDate.of(2019, 12, 3),
                List.of(SEALED),
                List.of(SEALED)));
    verify(register).seal(PROJECT, null, "Läget");
    verify(register).seal(PROJECT, null, "Godkänna");
  }

  @Test
  void aMeetingThatHasBeenHeldIsNotCalledAnewOrCancelled() {
    meetings
        .given(called(), held())
        .when(call(DAY), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.meeting-has-been-held"));
    meetings
        .given(called(), held())
        .when(new CancelMeeting(MEETING), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.meeting-has-been-held"));
    verify(register, never()).seal(any(), any(), any());
  }

  @Test
  void aCancelledMeetingIsNoneUntilItIsCalledAnew() {
    meetings
        .given(called())
        .when(new CancelMeeting(MEETING), by(Role.PROJECT_LEADER))
        .expectEvents(new MeetingCancelled(MEETING));
    meetings
        .given(called(), new MeetingCancelled(MEETING))
        .when(record(DAY, AVESTA), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.meeting-unknown"));
    meetings
        .given(called(), new MeetingCancelled(MEETING))
        .when(call(DAY), by(Role.PROJECT_LEADER))
        .expectEvents(called());
  }

  @Test
  void figuresAreFrozenBeforeAMeetingAndNotAfterIt() {
    meetings
        .given(called())
        .when(new FreezeFigures(MEETING), by(Role.PROJECT_LEADER))
        .expectEvents(new FiguresFrozen(MEETING));
    meetings
        .given(called(), held())
        .when(new FreezeFigures(MEETING), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.meeting-has-been-held"));
  }

  @Test
  void aMeetingIsRecordedWithNamesSealedAndMayBePutRight() {
    meetings
        .given(called())
        .when(record(DAY, AVESTA), by(Role.PROJECT_LEADER))
        .expectEvents(held());
    meetings
        .given(called(), held())
        .when(record(DAY, AVESTA), by(Role.PROJECT_LEADER))
        .expectEvents(held());
  }

  @Test
  void whatIsToComeOrOfAnotherProjectIsNotRecordedAndNothingIsSealed() {
    meetings
        .given(called())
        .when(record(LocalDate.of(2019, 11, 19), AVESTA), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.in-the-future"));
    meetings
        .given(called())
        .when(record(DAY, new OrganisationId("okand")), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("organisation.unknown"));
    meetings
        .givenNoPriorActivity()
        .when(record(DAY, AVESTA), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.meeting-unknown"));
    verify(register, never()).seal(any(), any(), any());
  }

  @Test
  void decisionsAreCountedAndAnswerWhatWasAsked() {
    SteeringDecisionRecorded first =
        new SteeringDecisionRecorded(MEETING, 1, 1, Verdict.APPROVED, SEALED);
    meetings
        .given(called(), held(), first)
        .when(
            new RecordSteeringDecision(MEETING, null, Verdict.NOTED, "Läggs till handlingarna"),
            by(Role.PROJECT_LEADER))
        .expectEvents(new SteeringDecisionRecorded(MEETING, 2, null, Verdict.NOTED, SEALED));
    meetings
        .given(called(), held())
        .when(
            new RecordSteeringDecision(MEETING, 2, Verdict.APPROVED, "Ja"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.question-unknown"));
  }

  @Test
  void anActionHasAnOwnerAmongTheProjectsRolesAndIsSettledOnADayThatHasBeen() {
    LocalDate due = LocalDate.of(2019, 12, 20);
    ActionAgreed agreed = new ActionAgreed(MEETING, 1, Role.PROJECT_LEADER, due, SEALED);
    meetings
        .given(called(), held())
        .when(
            new AgreeAction(MEETING, Role.PROJECT_LEADER, due, "Planera"), by(Role.PROJECT_LEADER))
        .expectEvents(agreed);
    meetings
        .given(called(), held())
        .when(new AgreeAction(MEETING, Role.LINK_HOLDER, due, "Planera"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.not-an-owner"));
    meetings
        .given(called(), held(), agreed)
        .when(new SettleAction(MEETING, 1, DAY, ActionSettled.Ending.DONE), by(Role.PROJECT_LEADER))
        .expectEvents(new ActionSettled(MEETING, 1, DAY, ActionSettled.Ending.DONE));
    meetings
        .given(called(), held(), agreed)
        .when(new SettleAction(MEETING, 1, due, ActionSettled.Ending.DONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.in-the-future"));
    meetings
        .given(called(), held(), agreed)
        .when(new SettleAction(MEETING, 2, DAY, ActionSettled.Ending.DONE), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.action-unknown"));
  }

  @Test
  void findingsAreCounted() {
    meetings
        .given(called(), new FindingRecorded(MEETING, 1, SEALED))
        .when(new RecordFinding(MEETING, "Fler talar"), by(Role.RESEARCHER))
        .expectEvents(new FindingRecorded(MEETING, 2, SEALED));
    meetings
        .givenNoPriorActivity()
        .when(new RecordFinding(MEETING, "Fler talar"), by(Role.RESEARCHER))
        .expectException(refusedWith("steering.meeting-unknown"));
  }

  @Test
  void minutesAreIssuedOfAHeldMeetingAsTheyLieInTheStore() {
    MinutesIssued issued =
        new MinutesIssued(MEETING, 1, 4_711, "file-1", FILE.sha256(), FILE.bytes(), "sv");
    meetings
        .given(called(), held())
        .when(new IssueMinutes(MEETING, 4_711, "file-1", "sv"), by(Role.PROJECT_LEADER))
        .expectEvents(issued);
    meetings
        .given(called(), held(), issued)
        .when(new IssueMinutes(MEETING, 4_711, "file-1", "en"), by(Role.PROJECT_LEADER))
        .expectEvents(
            new MinutesIssued(MEETING, 2, 4_711, "file-1", FILE.sha256(), FILE.bytes(), "en"));
    meetings
        .given(called(), held())
        .when(new IssueMinutes(MEETING, 4_711, "another", "sv"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.file-unknown"));
    meetings
        .given(called())
        .when(new IssueMinutes(MEETING, 4_711, "file-1", "sv"), by(Role.PROJECT_LEADER))
        .expectException(refusedWith("steering.meeting-not-held"));
  }
}
