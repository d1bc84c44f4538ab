package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.conformance.CommitLogConformance;

/** The log's suite against the store that standalone brings along, and a full disk. */
class EmbeddedStoreConformanceTest extends CommitLogConformance {

  private static EmbeddedStore store;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    store = EmbeddedStore.open(folder, StoreSettings.defaults());
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Override
  protected String uri() {
    return store.uri();
  }

  @Override
  protected LogSettings settings() {
    return LogSettings.forEmbedded();
  }

  @Test
  void aFullDiskRefusesAppendsKeepsServingReadsAndRecoversByItself(@TempDir Path folder)
      throws Exception {
    AppendedOnce appended = new AppendedOnce();
    try (EmbeddedStore small = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(small.uri());
        CommitLog log =
            CommitLog.open(client, "full", InstantSource.system(), LogSettings.forEmbedded())) {
      log.append(appended.next());

      small.diskSpace().measuredBy(() -> 0);
      assertThatThrownBy(() -> log.append(appended.next()))
          .isInstanceOfSatisfying(
              LogUnavailableException.class,
              full -> assertThat(full.reason()).isEqualTo(LogUnavailableException.Reason.FULL));
      assertThat(log.readFrom(0, 10)).hasSize(1);
      assertThat(log.stream("note-1", 0)).hasSize(1);
      assertThat(log.head()).isEqualTo(1);

      small.diskSpace().measuredBy(() -> Long.MAX_VALUE);
      assertThat(log.append(appended.next()).firstPosition()).isEqualTo(1);
    }
  }

  /** Commits that begin a stream each. */
  private static final class AppendedOnce {
    private int streams;

    CommitRequest next() {
      streams++;
      return new CommitRequest(
          "office",
          "someone",
          "writer",
          "note",
          UUID.randomUUID().toString(),
          null,
          null,
          List.of(
              new NewEvent(UUID.randomUUID().toString(), "note-" + streams, 0, "noted", 1, "{}")));
    }
  }
}
