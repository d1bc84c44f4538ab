package se.delaktig.eventstore.conformance;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import se.delaktig.eventstore.LogSettings;

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

  @Override
  protected String uri() {
    return "mongodb://127.0.0.1:" + port;
  }

  @Override
  protected LogSettings settings() {
    return LogSettings.forEmbedded();
  }
}
