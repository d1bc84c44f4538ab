package se.delaktig.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.hours.event.AttendanceReportsScanned;
import se.delaktig.hours.event.ScanDiscarded;
import se.delaktig.hours.event.ScanId;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.FileId;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.TextsErased;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/** A register that was restored with older keys too is emptied by what the log says. */
class ErasuresTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final PersonalNumber NUMBER =
      PersonalNumber.parse("197001239297", LocalDate.of(2019, 11, 18));

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + server.bind());
  private final EventVocabulary vocabulary = new EventVocabulary();

  @AfterEach
  void stop() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void whomTheLogSaysIsErasedIsErasedBeforeTheRegisterIsAsked(@TempDir Path keys) {
    CommitLog log = CommitLog.open(client, "log", () -> Instant.EPOCH, LogSettings.forEmbedded());
    PersonRegister register =
        PersonRegister.open(client.getDatabase("register"), MasterKeys.open(keys));
    PersonId anna = register.claim(PROJECT, NUMBER).person();
    register.keep(PROJECT, anna, new PersonDetails("Anna", "Ek", NUMBER, null, null, false));
    Erasures.applied(register, log, vocabulary);
    assertThat(register.details(PROJECT, anna)).isPresent();

    String text = register.seal(PROJECT, null, "Anna var sjuk").id();

    erasedInTheLog(log, anna, text, "c1");
    Erasures.applied(register, log, vocabulary);
    assertThat(register.details(PROJECT, anna)).isEmpty();
    assertThat(register.text(PROJECT, text)).isEmpty();
    assertThat(register.erasuresKnownUntil()).isEqualTo(log.head());

    PersonId bo = register.claim(PROJECT, NUMBER).person();
    register.keep(PROJECT, bo, new PersonDetails("Bo", "Ek", NUMBER, null, null, false));
    erasedInTheLog(log, bo, "no text", "c2");
    register.erasuresKnownUntil(log.head() + 100);
    Erasures.applied(register, log, vocabulary);
    assertThat(register.erasuresKnownUntil())
        .as("a log that was restored from an older copy is followed from its own end")
        .isEqualTo(log.head());
    log.close();
  }

  /** The copy is from before the pages were somebody's and before one was thrown away. */
  @Test
  void aScannedPageOfWhoeverIsErasedGoesWithThemAndOneThatWasThrownAwayStaysAway(@TempDir Path keys)
      throws IOException {
    CommitLog log = CommitLog.open(client, "log", () -> Instant.EPOCH, LogSettings.forEmbedded());
    PersonRegister register =
        PersonRegister.open(client.getDatabase("register"), MasterKeys.open(keys));
    String annas = page(register);
    String nobodys = page(register);
    String bos = page(register);
    recorded(log, "c1", "scanned-" + annas, 0, scanned(annas, new PersonId("anna")));
    recorded(log, "c2", "scanned-" + bos, 0, scanned(bos, new PersonId("bo")));
    recorded(log, "c3", "scanned-" + nobodys, 0, scanned(nobodys));
    recorded(log, "c4", "scanned-" + nobodys, 1, new ScanDiscarded(new FileId(nobodys)));
    erasedInTheLog(log, new PersonId("anna"), "no text", "c5");

    Erasures.applied(register, log, vocabulary);

    assertThat(register.files().open(PROJECT, annas)).isEmpty();
    assertThat(register.files().open(PROJECT, nobodys)).isEmpty();
    assertThat(register.files().open(PROJECT, bos)).isPresent();
    assertThat(register.files().named(PROJECT, bos)).containsExactly(new PersonId("bo"));
    log.close();
  }

  private static String page(PersonRegister register) throws IOException {
    return register
        .files()
        .keep(PROJECT, "application/pdf", new ByteArrayInputStream(new byte[] {1}))
        .id();
  }

  private static AttendanceReportsScanned scanned(String file, PersonId... people) {
    return new AttendanceReportsScanned(
        new ScanId("scan-" + file),
        new FileId(file),
        "application/pdf",
        "00",
        1,
        1,
        Stream.of(people)
            .map(person ->
                new AttendanceReportsScanned.Sheet(1, person, new WorkplaceId("w"), "2019-10"))
            .toList());
  }

  private void recorded(CommitLog log, String id, String stream, long seq, ProgrammeEvent event) {
    log.append(
        new CommitRequest(
            PROJECT.value(),
            "karin",
            "PROJECT_LEADER",
            "scan",
            id,
            null,
            null,
            List.of(
                new NewEvent(
                    id + "-0",
                    stream,
                    seq,
                    EventVocabulary.stored(event.getClass()).value(),
                    EventVocabulary.stored(event.getClass()).revision(),
                    vocabulary.write(event)))));
  }

  private void erasedInTheLog(CommitLog log, PersonId person, String text, String id) {
    PersonErased erased =
        new PersonErased(person, PersonErased.Ground.NO_DUTY_TO_KEEP, 0, 0, List.of());
    log.append(
        new CommitRequest(
            PROJECT.value(),
            "david",
            "DATA_PROTECTION_OFFICER",
            "erase-person",
            id,
            null,
            null,
            List.of(
                new NewEvent(
                    id + "-0",
                    "protection-" + person,
                    0,
                    "texts-erased",
                    1,
                    vocabulary.write(new TextsErased(person, List.of(text)))),
                new NewEvent(
                    id + "-1",
                    "protection-" + person,
                    1,
                    "person-erased",
                    2,
                    vocabulary.write(erased)))));
  }
}
