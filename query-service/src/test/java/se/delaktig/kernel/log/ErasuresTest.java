package se.delaktig.kernel.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.event.EventVocabulary;
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

  private void erasedInTheLog(CommitLog log, PersonId person, String text, String id) {
    PersonErased erased =
        new PersonErased(person, PersonErased.Ground.NO_DUTY_TO_KEEP, 0, List.of());
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
                    1,
                    vocabulary.write(erased)))));
  }
}
