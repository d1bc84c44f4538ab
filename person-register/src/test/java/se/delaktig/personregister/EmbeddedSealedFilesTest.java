package se.delaktig.personregister;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Kept files on the embedded store. */
class EmbeddedSealedFilesTest extends SealedFilesContract {
  private static TestServers server;
  private static int databases;

  @BeforeAll
  static void start(@TempDir Path data) {
    server = TestServers.embedded(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  MongoDatabase emptyDatabase() {
    return server.client().getDatabase("files" + databases++);
  }
}
