package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.conformance.RealMongod;

/** The server that a measurement runs against; its data goes away with it. */
sealed interface MeasuredServer extends AutoCloseable {

  /** What {@code --server} may be. */
  List<String> KINDS = List.of("real", "embedded");

  /** Starts one. */
  static MeasuredServer start(String kind) {
    return switch (kind) {
      case "real" -> new Real(RealMongod.start(1));
      case "embedded" -> Embedded.start();
      default -> throw new IllegalArgumentException("--server is one of " + KINDS);
    };
  }

  String uri();

  LogSettings settings();

  String description();

  /**
   * Processor time that the server has used so far, in nanoseconds; 0 where it is in this process.
   */
  long processorNanos();

  @Override
  void close();

  /** A replica set of one real {@code mongod} beside this process. */
  record Real(RealMongod set) implements MeasuredServer {

    @Override
    public String uri() {
      return set.uri();
    }

    @Override
    public LogSettings settings() {
      return LogSettings.server();
    }

    @Override
    public long processorNanos() {
      return set.member(0).info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public String description() {
      try (MongoClient client = MongoClients.create(uri())) {
        return "MongoDB "
            + client
                .getDatabase("admin")
                .runCommand(new Document("buildInfo", 1))
                .getString("version")
            + ", replica set of one, write concern majority and journal";
      }
    }

    @Override
    public void close() {
      set.close();
    }
  }

  /** The embedded store in this process, fsync on. */
  record Embedded(Path folder, EmbeddedStore store) implements MeasuredServer {

    private static Embedded start() {
      Path folder = Folders.temporary("store");
      return new Embedded(folder, EmbeddedStore.open(folder, StoreSettings.defaults()));
    }

    @Override
    public String uri() {
      return store.uri();
    }

    @Override
    public LogSettings settings() {
      return LogSettings.forEmbedded();
    }

    @Override
    public long processorNanos() {
      return 0;
    }

    @Override
    public String description() {
      return "the embedded store in the same process, fsync on";
    }

    @Override
    public void close() {
      store.close();
      Folders.delete(folder);
    }
  }
}
