package se.delaktig.personregister;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Kept files on a real MongoDB, where the machine has one. */
class RealSealedFilesTest extends SealedFilesContract {
  @TempDir static Path data;
  private static TestServers server;
  private static int databases;

  @BeforeAll
  static void start() {
    server = TestServers.real(data);
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  MongoDatabase emptyDatabase() {
    return server.client().getDatabase("files" + databases++);
  }
}
