package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.SealedFiles;
import se.delaktig.project.event.ProjectId;

/** Files that nothing leads to are erased after a time, and no other. */
class StrayFilesTest {
  private static final ProjectId PROJECT = new ProjectId("2017-00434");
  private static final ProjectId OTHER = new ProjectId("2099-00001");

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
  private final CommitLog log =
      CommitLog.open(client, "log", Instant::now, LogSettings.forEmbedded());
  private Instant now = Instant.now();
  private SealedFiles files;
  private StrayFiles strays;

  @BeforeEach
  void open(@TempDir Path keys) {
    files =
        PersonRegister.open(client.getDatabase("register"), MasterKeys.open(keys.resolve("keys")))
            .files();
    strays = new StrayFiles(files, log, () -> now);
  }

  @AfterEach
  void close() {
    log.close();
    client.close();
    server.shutdownNow();
  }

  private String kept(ProjectId project) throws IOException {
    return files
        .keep(project, "application/pdf", new ByteArrayInputStream(new byte[] {1, 2, 3}))
        .id();
  }

  private void happened(ProjectId project, String body) {
    String id = UUID.randomUUID().toString();
    log.append(
        new CommitRequest(
            project.value(),
            "actor",
            "role",
            "command",
            id,
            null,
            null,
            List.of(new NewEvent(id, "thing-" + id, 0, "thing-happened", 1, body))));
  }

  private void later(Duration time) {
    now = now.plus(time);
    strays.sweep();
  }

  @Test
  void whatNoEventNamesIsErasedAfterTheGraceAndOneMoreRound() throws IOException {
    String stray = kept(PROJECT);
    String named = kept(PROJECT);
    happened(PROJECT, "{\"evidence\":[{\"file\":\"" + named + "\"}]}");

    later(StrayFiles.GRACE.minusMinutes(5));
    assertThat(files.find(PROJECT, stray)).isPresent();

    later(Duration.ofMinutes(10));
    assertThat(files.find(PROJECT, stray)).as("found no more").isEmpty();
    assertThat(files.open(PROJECT, stray)).as("but not erased").isPresent();

    later(StrayFiles.UNDERWAY.plusMinutes(1));
    assertThat(files.open(PROJECT, stray)).isEmpty();
    assertThat(files.find(PROJECT, named)).isPresent();
    assertThat(files.strays(now)).isEmpty();
  }

  @Test
  void anEventThatWasUnderwayWhenItsFileWasGoingKeepsIt() throws IOException {
    String file = kept(PROJECT);
    later(StrayFiles.GRACE.plusMinutes(5));
    assertThat(files.find(PROJECT, file)).isEmpty();

    happened(PROJECT, "{\"file\":\"" + file + "\"}");
    later(StrayFiles.UNDERWAY.plusMinutes(1));

    assertThat(files.find(PROJECT, file)).isPresent();
    later(Duration.ofDays(400));
    assertThat(files.find(PROJECT, file)).isPresent();
  }

  @Test
  void anotherProjectsEventKeepsNothing() throws IOException {
    String file = kept(PROJECT);
    happened(OTHER, "{\"file\":\"" + file + "\"}");

    later(StrayFiles.GRACE.plusMinutes(5));
    later(StrayFiles.UNDERWAY.plusMinutes(1));

    assertThat(files.open(PROJECT, file)).isEmpty();
  }
}
