package se.delaktig.access.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.DetailField;
import se.delaktig.access.event.ExportTaken;
import se.delaktig.access.event.Opened;
import se.delaktig.access.event.PersonalDetailsRead;
import se.delaktig.access.event.ReadingEvent;
import se.delaktig.access.event.Role;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.kernel.log.ReadLog;
import se.delaktig.participants.event.PersonId;

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
  private ReadLog log;

  @BeforeEach
  void open() {
    log =
        ReadLog.on(CommitLog.open(client, "delaktig_reads", () -> now, LogSettings.forEmbedded()));
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
    ReadLog reopened =
        ReadLog.on(CommitLog.open(client, "delaktig_reads", () -> now, LogSettings.forEmbedded()));
    assertThat(reopened.verify("p").fault()).contains("no. 3");
    reopened.close();
  }
}
