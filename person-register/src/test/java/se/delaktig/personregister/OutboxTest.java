package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Mail;
import se.delaktig.personregister.Outbox.Posted;
import se.delaktig.project.event.ProjectId;

/** Mail waits sealed, is taken by one sender at a time, and is never lost. */
class OutboxTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final ProjectId OTHER = new ProjectId("2018-00001");
  private static final PersonId MARIE = new PersonId("marie");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(15);
  private static final Mail MAIL =
      new Mail("asa@example.org", "Timmar att intyga", "Hej!\n\nÖppna länken.\n");

  private static TestServers server;
  private static int databases;

  @TempDir Path folder;
  private PersonRegister register;
  private Outbox outbox;

  @BeforeAll
  static void start() {
    server = TestServers.inMemory();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    MongoDatabase database = server.client().getDatabase("outbox" + databases++);
    register = PersonRegister.open(database, MasterKeys.open(folder.resolve("keys")));
    outbox = Outbox.on(database, register);
    outbox.put(PROJECT, MARIE, "link-1", MAIL, NOW);
  }

  private Posted only() {
    return outbox.newest(PROJECT, 10).getFirst();
  }

  @Test
  void a_mail_is_taken_by_one_sender_and_by_the_next_when_that_one_died() {
    assertThat(outbox.take(NOW.minusSeconds(1), LEASE, Channel.MAIL)).isEmpty();
    assertThat(outbox.take(NOW, LEASE, Channel.MAIL).orElseThrow().mail()).contains(MAIL);
    assertThat(outbox.take(NOW.plusSeconds(60), LEASE, Channel.MAIL)).isEmpty();
    assertThat(outbox.take(NOW.plus(LEASE), LEASE, Channel.MAIL)).isPresent();
  }

  @Test
  void what_is_sent_is_never_taken_again() {
    outbox.take(NOW, LEASE, Channel.MAIL);
    outbox.sent("link-1", NOW);

    assertThat(outbox.take(NOW.plus(Duration.ofDays(30)), LEASE, Channel.MAIL)).isEmpty();
    assertThat(outbox.again(PROJECT, "link-1", NOW)).isFalse();
    assertThat(only().sent()).isEqualTo(NOW);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void a_failure_is_told_and_the_next_try_waits() {
    outbox.take(NOW, LEASE, Channel.MAIL);
    outbox.failed("link-1", Fault.UNREACHABLE, NOW.plusSeconds(60));

    assertThat(only().fault()).isEqualTo(Fault.UNREACHABLE);
    assertThat(only().tries()).isEqualTo(1);
    assertThat(outbox.take(NOW.plusSeconds(59), LEASE, Channel.MAIL)).isEmpty();
    assertThat(outbox.take(NOW.plusSeconds(60), LEASE, Channel.MAIL)).isPresent();
    assertThat(outbox.waiting()).isEqualTo(1);
  }

  @Test
  void what_was_given_up_is_shown_and_tried_again_only_when_someone_of_the_project_asks() {
    outbox.take(NOW, LEASE, Channel.MAIL);
    outbox.giveUp("link-1", Fault.ADDRESS_REFUSED, NOW);

    assertThat(outbox.take(NOW.plus(Duration.ofDays(30)), LEASE, Channel.MAIL)).isEmpty();
    assertThat(outbox.givenUp(PROJECT, 10)).extracting(Posted::id).containsExactly("link-1");
    assertThat(outbox.givenUp()).isEqualTo(1);
    assertThat(outbox.again(OTHER, "link-1", NOW)).isFalse();

    assertThat(outbox.again(PROJECT, "link-1", NOW.plusSeconds(5))).isTrue();
    assertThat(outbox.givenUp(PROJECT, 10)).isEmpty();
    assertThat(outbox.take(NOW.plusSeconds(5), LEASE, Channel.MAIL).orElseThrow().since())
        .isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void a_mail_is_erased_with_its_person() {
    register.erase(PROJECT, MARIE);

    assertThat(only().mail()).isEmpty();
  }

  @Test
  void whether_anything_is_sent_that_way_is_noted_for_the_pages() {
    assertThat(outbox.sends(Channel.MAIL)).isFalse();
    outbox.sends(Channel.MAIL, true);
    assertThat(outbox.sends(Channel.MAIL)).isTrue();
    assertThat(outbox.sends(Channel.TEXT_MESSAGE)).isFalse();
    outbox.sends(Channel.MAIL, false);
    assertThat(outbox.sends(Channel.MAIL)).isFalse();
  }

  @Test
  void a_reminder_is_put_there_once_however_many_ask_and_whatever_became_of_it() throws Exception {
    String id = "reminder-2019-W47-x";
    List<Callable<Boolean>> all = Collections.nCopies(8, () -> remind(id, Channel.MAIL));
    int put = 0;
    try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> one : processes.invokeAll(all)) {
        put += one.get() ? 1 : 0;
      }
    }
    assertThat(put).isEqualTo(1);
    assertThat(outbox.newest(PROJECT, 10)).hasSize(2);

    outbox.sent(id, NOW);
    assertThat(remind(id, Channel.MAIL)).isFalse();
    assertThat(outbox.newest(PROJECT, 10).getFirst().reminds()).isTrue();
    assertThat(outbox.isReminded("reminders|2019-W47")).isFalse();
    outbox.reminded("reminders|2019-W47");
    outbox.reminded("reminders|2019-W47");
    assertThat(outbox.isReminded("reminders|2019-W47")).isTrue();
  }

  private boolean remind(String id, Channel channel) {
    return outbox.remind(PROJECT, null, id, channel, MAIL, NOW.plusSeconds(1));
  }

  @Test
  void neither_channel_takes_what_goes_by_the_other() {
    remind("reminder-2019-W47-x-sms", Channel.TEXT_MESSAGE);

    assertThat(outbox.waiting(Channel.TEXT_MESSAGE)).isEqualTo(1);
    assertThat(outbox.waiting(Channel.MAIL)).isEqualTo(1);
    Instant later = NOW.plusSeconds(60);
    assertThat(outbox.take(later, LEASE, Channel.MAIL).orElseThrow().id()).isEqualTo("link-1");
    assertThat(outbox.take(later, LEASE, Channel.MAIL)).isEmpty();
    String id = outbox.take(later, LEASE, Channel.TEXT_MESSAGE).orElseThrow().id();
    outbox.giveUp(id, Fault.ADDRESS_REFUSED, later);
    assertThat(outbox.faults(Channel.MAIL)).isEmpty();
    assertThat(outbox.faults(Channel.TEXT_MESSAGE)).containsEntry(Fault.ADDRESS_REFUSED, 1L);
  }

  @Test
  void a_reminder_repeats_the_link_that_was_mailed_last_at_the_registered_address() {
    PersonalNumber number = PersonalNumber.parse("199002252394", LocalDate.of(2019, 11, 18));
    PersonId asa = register.claim(PROJECT, number).person();
    register.keep(
        PROJECT, asa, new PersonDetails("Åsa", "Öberg", number, "ny@example.org", null, false));
    assertThat(remindOfLink(asa, "r1")).isFalse();

    outbox.put(PROJECT, asa, "link-2", carrying("https://d.example/intyga/aaa"), NOW);
    outbox.put(
        PROJECT, asa, "link-3", carrying("https://d.example/intyga/bbb"), NOW.plusSeconds(1));
    outbox.put(
        PROJECT, asa, "link-4", carrying("https://d.example/mina-timmar/ccc"), NOW.plusSeconds(2));

    assertThat(remindOfLink(asa, "r2")).isTrue();
    Mail mail = outbox.newest(PROJECT, 10).getFirst().mail().orElseThrow();
    assertThat(mail.recipient()).isEqualTo("ny@example.org");
    assertThat(mail.text()).isEqualTo("<https://d.example/intyga/bbb>");
    assertThat(remindOfLink(asa, "r2")).isFalse();

    register.erase(PROJECT, asa);
    assertThat(remindOfLink(asa, "r3")).isFalse();
    assertThat(outbox.newest(PROJECT, 10).getFirst().mail()).isEmpty();
  }

  private static Mail carrying(String link) {
    return new Mail("asa@example.org", "Timmar", "Hej!\n\n" + link + "\n");
  }

  private boolean remindOfLink(PersonId person, String id) {
    return outbox.remindOfLink(
        PROJECT,
        person,
        id,
        "/intyga/",
        "Timmar väntar",
        link -> "<" + link + ">",
        NOW.plusSeconds(9));
  }
}
