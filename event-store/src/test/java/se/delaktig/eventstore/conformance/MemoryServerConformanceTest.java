package se.delaktig.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.WeakServerException;

/** The suite against a server in memory, which knows unique indexes and little else. */
class MemoryServerConformanceTest extends CommitLogConformance {

  private static MongoServer server;
  private static int port;

  @BeforeAll
  static void start() {
    server = new MongoServer(new MemoryBackend());
    port = server.bind().getPort();
  }

  @AfterAll
  static void stop() {
    server.shutdownNow();
  }

  @Test
  void aServerThatTakesNoNoticeOfWriteConcernsIsRefusedUnlessItIsTheEmbeddedOne() {
    try (MongoClient client = MongoClients.create(uri())) {
      assertThatThrownBy(
              () -> CommitLog.open(client, "weak", InstantSource.system(), LogSettings.server()))
          .isInstanceOf(WeakServerException.class)
          .hasMessageContaining("takes no notice of write concerns")
          .hasMessageContaining("replica set");
    }
  }

  @Override
  protected String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  @Override
  protected LogSettings settings() {
    return LogSettings.forEmbedded();
  }
}
