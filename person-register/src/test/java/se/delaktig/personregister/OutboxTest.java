package se.delaktig.personregister;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.participants.event.PersonId;
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
    assertThat(outbox.take(NOW.minusSeconds(1), LEASE)).isEmpty();
    assertThat(outbox.take(NOW, LEASE).orElseThrow().mail()).contains(MAIL);
    assertThat(outbox.take(NOW.plusSeconds(60), LEASE)).isEmpty();
    assertThat(outbox.take(NOW.plus(LEASE), LEASE)).isPresent();
  }

  @Test
  void what_is_sent_is_never_taken_again() {
    outbox.take(NOW, LEASE);
    outbox.sent("link-1", NOW);

    assertThat(outbox.take(NOW.plus(Duration.ofDays(30)), LEASE)).isEmpty();
    assertThat(outbox.again(PROJECT, "link-1", NOW)).isFalse();
    assertThat(only().sent()).isEqualTo(NOW);
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void a_failure_is_told_and_the_next_try_waits() {
    outbox.take(NOW, LEASE);
    outbox.failed("link-1", Fault.UNREACHABLE, NOW.plusSeconds(60));

    assertThat(only().fault()).isEqualTo(Fault.UNREACHABLE);
    assertThat(only().tries()).isEqualTo(1);
    assertThat(outbox.take(NOW.plusSeconds(59), LEASE)).isEmpty();
    assertThat(outbox.take(NOW.plusSeconds(60), LEASE)).isPresent();
    assertThat(outbox.waiting()).isEqualTo(1);
  }

  @Test
  void what_was_given_up_is_shown_and_tried_again_only_when_someone_of_the_project_asks() {
    outbox.take(NOW, LEASE);
    outbox.giveUp("link-1", Fault.ADDRESS_REFUSED, NOW);

    assertThat(outbox.take(NOW.plus(Duration.ofDays(30)), LEASE)).isEmpty();
    assertThat(outbox.givenUp(PROJECT, 10)).extracting(Posted::id).containsExactly("link-1");
    assertThat(outbox.givenUp()).isEqualTo(1);
    assertThat(outbox.again(OTHER, "link-1", NOW)).isFalse();

    assertThat(outbox.again(PROJECT, "link-1", NOW.plusSeconds(5))).isTrue();
    assertThat(outbox.givenUp(PROJECT, 10)).isEmpty();
    assertThat(outbox.take(NOW.plusSeconds(5), LEASE).orElseThrow().since())
        .isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void a_mail_is_erased_with_its_person() {
    register.erase(PROJECT, MARIE);

    assertThat(only().mail()).isEmpty();
  }

  @Test
  void whether_mail_is_sent_at_all_is_noted_for_the_pages() {
    assertThat(outbox.sends()).isFalse();
    outbox.sends(true);
    assertThat(outbox.sends()).isTrue();
    outbox.sends(false);
    assertThat(outbox.sends()).isFalse();
  }
}
