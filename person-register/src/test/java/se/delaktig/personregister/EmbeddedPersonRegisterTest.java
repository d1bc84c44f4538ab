package se.delaktig.personregister;

import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The register on the embedded server. */
class EmbeddedPersonRegisterTest extends PersonRegisterContract {
  private static TestServers server;
  private static int databases;

  @BeforeAll
  static void start() {
    server = TestServers.inMemory();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  MongoDatabase emptyDatabase() {
    return server.client().getDatabase("register" + databases++);
  }
}
