package se.delaktig.hours.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static se.delaktig.project.view.PlanOf2017.breakEven;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.page.ReminderOutbox;
import se.delaktig.access.page.ReminderWeek;
import se.delaktig.access.view.Gate;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.DialogueSessionLogged;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.hours.event.Attendance;
import se.delaktig.hours.event.Presence;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.ManagerAppointed;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.ParticipantRegistered;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.Sex;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.PlanOf2017;

/**
 * Managers and participants are reminded of the links they were sent, once a week and by choice.
 */
class LinkRemindersTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final OrganisationId AVESTA = new OrganisationId("avesta-kommun");
  private static final WorkplaceId GLADAN = new WorkplaceId("forskolan-gladan");
  private static final LocalDate DAY = LocalDate.of(2019, 10, 14);
  private static final Instant NOW = Instant.parse("2019-11-18T06:00:00Z");
  private static final ReminderWeek WEEK = new ReminderWeek("2019-W47", NOW);
  private static final ReminderWeek NEXT = new ReminderWeek("2019-W48", NOW);

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
  private final MongoDatabase database = client.getDatabase("register");
  private PersonRegister register;
  private Outbox outbox;
  private PersonId marie;
  private PersonId ali;
  private LinkReminders reminders;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void given(@TempDir Path folder) {
    register = PersonRegister.open(database, MasterKeys.open(folder.resolve("keys")));
    outbox = Outbox.on(database, register);
    marie = known("Marie", "199002252394", "marie@example.org");
    ali = known("Ali", "197001239297", "ali@example.org");
    Places places =
        Places.none()
            .after(
                new OrganisationJoined(
                    PROJECT,
                    AVESTA,
                    "Avesta kommun",
                    Stated.stated("Avesta"),
                    Stated.notStated(),
                    Stated.notStated(),
                    LocalDate.of(2018, 9, 1)))
            .after(new WorkplaceAdded(GLADAN, AVESTA, "Förskolan Gladan"))
            .after(new ManagerAppointed(GLADAN, marie, LocalDate.of(2018, 9, 1)));
    Gate gate = mock(Gate.class);
    when(gate.projects()).thenReturn(List.of(PROJECT.value()));
    when(gate.programme(PROJECT.value()))
        .thenReturn(
            Optional.of(PlanOf2017.programme("anstallda", breakEven(Rounding.MINUTES), places)));
    ViewReader<PersonHours> reader = mock(ViewReader.class);
    when(reader.all(PROJECT.value())).thenReturn(new ViewReader.Snapshot<>(2, people()));
    Views views = mock(Views.class);
    when(views.reader(any(PersonHoursView.class))).thenReturn(reader);
    ReminderOutbox outboxes = mock(ReminderOutbox.class);
    when(outboxes.outbox()).thenReturn(outbox);
    when(outboxes.contacts()).thenReturn(register.contacts());
    when(outboxes.goesOut(any(Boolean.class))).thenReturn(true);
    when(outboxes.choice(any())).thenReturn("https://d.example/paminnelse/c");
    reminders = new LinkReminders(gate, views, new PersonHoursView(), register, outboxes, words());
  }

  private static Words words() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename("texts/hours");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    texts.setAlwaysUseMessageFormat(true);
    return new Words(texts);
  }

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  private PersonId known(String name, String number, String address) {
    PersonalNumber parsed = PersonalNumber.parse(number, DAY);
    PersonId person = register.claim(PROJECT, parsed).person();
    register.keep(PROJECT, person, new PersonDetails(name, "X", parsed, address, null, false));
    return person;
  }

  /** Ali has an hour that nobody has signed or certified. */
  private Map<String, PersonHours> people() {
    PersonHoursView view = new PersonHoursView();
    PersonHours hours = view.empty(ali.value());
    for (ProgrammeEvent event :
        List.of(
            new ParticipantRegistered(
                ali,
                Sex.MAN,
                AgeGroup.FROM_25_TO_54,
                new Employment(AVESTA, GLADAN, null, LocalDate.of(2018, 9, 1))),
            new DialogueSessionLogged(
                new DialogueSessionId("s1"),
                new HeldSession(
                    GLADAN,
                    null,
                    DAY,
                    LocalTime.of(13, 0),
                    60,
                    List.of(),
                    List.of(),
                    List.of(new Attendance(ali, Presence.PRESENT, 60)),
                    List.of(),
                    List.of())))) {
      hours =
          view.after(
              hours,
              new RecordedEvent(
                  PROJECT.value(), 1, NOW, new ActorId("a"), "PROJECT_LEADER", event));
    }
    Map<String, PersonHours> people = new LinkedHashMap<>();
    people.put(ali.value(), hours);
    return people;
  }

  private void sent(PersonId to, String link) {
    outbox.put(
        PROJECT, to, "link-" + link.hashCode(), new Mail("x@example.org", "Länk", link), NOW);
  }

  private List<Mail> mails() {
    return outbox.newest(PROJECT, 20).stream()
        .filter(Posted::reminds)
        .map(posted -> posted.mail().orElseThrow())
        .toList();
  }

  @Test
  void whoeverWasSentALinkIsSentItAgainOnceAWeekAtTheRegisteredAddressAndNobodyIsNamed() {
    sent(marie, "https://d.example/intyga/abc");
    sent(ali, "https://d.example/mina-timmar/def");

    assertThat(reminders.remind(WEEK)).isTrue();
    assertThat(reminders.remind(WEEK)).isTrue();

    assertThat(mails())
        .extracting(Mail::recipient)
        .containsExactlyInAnyOrder("marie@example.org", "ali@example.org");
    assertThat(mails())
        .allSatisfy(mail -> assertThat(mail.text()).doesNotContain("Ali", "Marie", "60"))
        .anySatisfy(mail -> assertThat(mail.text()).contains("https://d.example/intyga/abc\n"))
        .anySatisfy(mail -> assertThat(mail.text()).contains("/mina-timmar/def\n", "Don’t want"));

    reminders.remind(NEXT);
    assertThat(mails()).hasSize(4);
  }

  @Test
  void whoeverWasSentNoLinkOrSaysNoOrIsErasedIsLeftAlone() {
    sent(marie, "https://d.example/intyga/abc");
    register.contacts().decline(register.contacts().ofPerson(PROJECT, marie, "sv").code(), NOW);
    reminders.remind(WEEK);
    assertThat(mails()).isEmpty();

    sent(ali, "https://d.example/mina-timmar/def");
    register.erase(PROJECT, ali);
    assertThat(reminders.remind(NEXT)).isTrue();
    assertThat(mails()).isEmpty();
  }
}
