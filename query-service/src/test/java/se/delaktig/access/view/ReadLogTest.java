package se.delaktig.access.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.event.ExportTaken;
import se.delaktig.access.event.Opened;
import se.delaktig.access.event.PersonalDetailsRead;
import se.delaktig.access.event.ReadingEvent;
import se.delaktig.access.event.Role;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.event.ReadingVocabulary;
import se.delaktig.kernel.log.ReadLog;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.ReadingSeal;
import se.delaktig.personregister.UnreadableSealException;

class ReadLogTest {
  private static final ActorId KARIN = new ActorId("karin");
  private static final Instant NOON = Instant.parse("2019-11-18T11:00:00Z");
  private static final ReadingEvent READ =
      new PersonalDetailsRead(
          "/projekt/{project}/deltagare",
          "participants",
          List.of(new Opened(List.of(DetailField.NAME), List.of(new PersonId("ali")))));

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + server.bind());
  private Instant now = NOON;
  private ReadingSeal seal;
  private ReadLog log;

  @BeforeEach
  void open(@TempDir Path keys) {
    seal =
        PersonRegister.open(client.getDatabase("delaktig_register"), MasterKeys.open(keys))
            .readings();
    log = opened();
  }

  private ReadLog opened() {
    return ReadLog.on(commits(), seal);
  }

  private CommitLog commits() {
    return CommitLog.open(client, "delaktig_reads", () -> now, LogSettings.forEmbedded());
  }

  @AfterEach
  void close() {
    log.close();
    client.close();
    server.shutdownNow();
  }

  @Test
  void whatWasNotedIsGivenBackByDayAndProjectInOrder() {
    log.note("p", KARIN, Role.PROJECT_LEADER, READ);
    log.note("other", KARIN, Role.PROJECT_LEADER, READ);
    now = NOON.plus(Duration.ofDays(1));
    ReadingEvent export =
        new ExportTaken("/projekt/{project}/plan.yaml", "project", null, List.of());
    log.note("p", KARIN, Role.PROJECT_LEADER, export);
    log.note("p", KARIN, null, new AccessRefused("/projekt/{project}/kostnader"));

    assertThat(log.between("p", NOON, NOON.plus(Duration.ofDays(1))))
        .singleElement()
        .satisfies(noted -> {
          assertThat(noted.number()).isEqualTo(1);
          assertThat(noted.at()).isEqualTo(NOON);
          assertThat(noted.by()).isEqualTo(KARIN);
          assertThat(noted.role()).isEqualTo(Role.PROJECT_LEADER);
          assertThat(noted.event()).isEqualTo(READ);
        });
    assertThat(log.between("p", now, now.plusSeconds(1)))
        .extracting(ReadLog.Noted::event)
        .containsExactly(export, new AccessRefused("/projekt/{project}/kostnader"));
  }

  @Test
  void aChainThatIsAsItWasWrittenIsWhole() {
    assertThat(log.verify("p")).isEqualTo(new ReadLog.Chain(0, null, null));
    log.note("p", KARIN, Role.PROJECT_LEADER, READ);
    log.note("p", KARIN, Role.PROJECT_LEADER, READ);
    ReadLog.Chain chain = log.verify("p");
    assertThat(chain.fault()).isNull();
    assertThat(chain.count()).isEqualTo(2);
    assertThat(chain.head()).hasSize(64);
  }

  @Test
  void whoeverStrikesOutAReadingIsFoundOut() {
    for (int i = 0; i < 3; i++) {
      log.note("p", KARIN, Role.PROJECT_LEADER, READ);
    }
    client
        .getDatabase("delaktig_reads")
        .getCollection("commits")
        .deleteOne(new Document("_id", 1L));
    ReadLog reopened = opened();
    assertThat(reopened.verify("p").fault()).contains("no. 3");
    reopened.close();
  }

  @Test
  void aCopyOfItTellsNeitherWhomNorWhat() {
    log.note("p", KARIN, Role.PROJECT_LEADER, READ);
    String copy =
        client.getDatabase("delaktig_reads").getCollection("commits").find().first().toJson();
    assertThat(copy).contains("karin").doesNotContain("ali", "NAME", "deltagare", "participants");
  }

  @Test
  void whatAnEarlierProgramNotedOpenIsStillRead() {
    try (CommitLog earlier = commits()) {
      earlier.append(
          new CommitRequest(
              "p",
              "karin",
              "PROJECT_LEADER",
              "read-personal-details",
              "id-1",
              null,
              null,
              List.of(
                  new NewEvent(
                      "id-1",
                      "reading-id-1",
                      0,
                      "personal-details-read",
                      1,
                      new ReadingVocabulary().write(READ)))));
    }
    log.note("p", KARIN, Role.PROJECT_LEADER, READ);
    List<ReadingEvent> noted = new ArrayList<>();
    log.forEach("p", one -> noted.add(one.event()));
    assertThat(noted).containsExactly(READ, READ);
  }

  @Test
  void newMasterKeysOpenWhatWasNotedBefore(@TempDir Path keys) {
    PersonRegister register =
        PersonRegister.open(client.getDatabase("another_register"), MasterKeys.open(keys));
    String sealed = register.readings().sealed("id-1", "{}");
    register.rotateKeys();
    PersonRegister reopened =
        PersonRegister.open(client.getDatabase("another_register"), MasterKeys.open(keys));
    assertThat(reopened.readings().opened("id-1", sealed).strip()).isEqualTo("{}");
    assertThatThrownBy(() -> reopened.readings().opened("id-2", sealed))
        .as("nor can a reading be put in another's place")
        .isInstanceOf(UnreadableSealException.class);
  }
}
