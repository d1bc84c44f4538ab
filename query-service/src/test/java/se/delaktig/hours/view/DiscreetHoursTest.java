package se.delaktig.hours.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.event.StaffTimeId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.policy.ReportedTime;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitHeader;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.policy.RuleBooks;
import se.delaktig.project.view.PlanOf2017;
import se.delaktig.project.view.Programme;

/** Those who see numbers only do not see what a single person's time report does to them. */
class DiscreetHoursTest {
  private static final LocalDate MONDAY = LocalDate.of(2019, 10, 14);
  private static final String PROJECT = "2017-00434";
  private static final String[] SIX = {"anna", "bo", "cia", "dan", "eva", "fia"};

  private final CommitLog log = mock(CommitLog.class);
  private final EventFormat format = mock(EventFormat.class);
  private final DiscreetHours discreet =
      new DiscreetHours(
          log, format, new ProgrammeClock(() -> Instant.parse("2019-11-18T08:41:00Z")));

  private static HoursStory story() {
    HoursStory story = new HoursStory();
    for (String person : SIX) {
      story.registered(person, MONDAY.minusYears(1));
    }
    story.logged("s1", MONDAY, LocalTime.of(13, 0), 60, SIX);
    SessionRef session = new SessionRef(ActivityKind.WORKPLACE_DIALOGUE, "s1");
    List<PersonId> all = Stream.of(SIX).map(PersonId::new).toList();
    return story
        .then(
            new HoursSigned(
                new SignatureId("u"),
                SignatureKind.LEADERS_PHONE,
                all.stream().map(one -> new HoursSigned.Item(session, one, 60)).toList()))
        .then(
            new HoursCertified(
                new CertificateId("i"),
                new PersonId("marie"),
                CertificateKind.PERSONAL_LINK,
                all.stream().map(one -> new HoursCertified.Item(session, one, 60)).toList()));
  }

  private void recorded(List<RecordedEvent> events) {
    when(log.head()).thenReturn((long) events.size());
    when(format.decode(anyString(), anyInt(), anyString()))
        .thenAnswer(asked -> events.get(Integer.parseInt(asked.getArgument(2))).event());
    doAnswer(
            asked -> {
              Consumer<Commit> reader = asked.getArgument(1);
              events.forEach(event -> reader.accept(commit(event)));
              return null;
            })
        .when(log)
        .forEachCommit(anyLong(), any());
  }

  private static Commit commit(RecordedEvent event) {
    CommitHeader header =
        new CommitHeader(
            event.position(),
            1,
            PROJECT,
            event.position(),
            event.at(),
            "a",
            "ECONOMIST",
            "c",
            "id",
            null,
            null);
    String body = Long.toString(event.position());
    return new Commit(
        header,
        List.of(new StoredEvent(header, event.position(), "e", "s", 0, "name", 1, body)),
        "",
        "");
  }

  private static AccessGranted grant(String actor, Role role, String person) {
    return new AccessGranted(
        new GrantId("g-" + actor),
        new ActorId(actor),
        role,
        new Scope(Scope.Kind.PROJECT, PROJECT),
        new PersonId(person),
        LocalDate.EPOCH,
        null,
        AccessGranted.Reason.APPOINTED_IN_PROJECT);
  }

  /** Anna has reported an hour as staff on the day of the session. */
  private static Programme programme() {
    return PlanOf2017.programme(
            "anstallda",
            PlanOf2017.breakEven(Rounding.MINUTES).with(RuleBooks.named("2014-2020").orElseThrow()),
            HoursStory.places())
        .with(Grants.none().after(grant("anna-at-work", Role.PROJECT_WORKER, "anna")))
        .with(
            ReportedTime.none()
                .after(
                    new StaffTimeRecorded(
                        new StaffTimeId("t"),
                        "ekonom",
                        HoursStory.AVESTA,
                        SubBudget.IMPLEMENTATION,
                        "2019-10",
                        60,
                        new BigDecimal("300"),
                        StaffTimeRecorded.Form.DAYS,
                        List.of(new StaffTimeRecorded.Day(14, null, 60)),
                        new ActorId("anna-at-work"))));
  }

  @Test
  void oneTimeReportMovesNoNumberThatIsShownWithoutPeople() {
    HoursStory story = story();
    recorded(story.log());
    Programme programme = programme();
    Map<String, PersonHours> people = story.people();
    assertThat(HoursStatement.of(programme, people.values(), 1, MONDAY).total().certified())
        .as("for those who see the people")
        .isEqualTo(300);
    Sight group =
        new Sight(
            new ProjectId(PROJECT),
            new ActorId("stina"),
            programme,
            List.of(grant("stina", Role.STEERING_GROUP, "stina")));
    assertThat(discreet.of(group).total().certified()).isEqualTo(360);
  }
}
