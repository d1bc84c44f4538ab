package se.delaktig.personregister;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import se.delaktig.embeddedstore.EmbeddedStore;
import se.delaktig.embeddedstore.StoreSettings;

/** A server for one test class, and a client of it. */
interface TestServers extends AutoCloseable {
  MongoClient client();

  @Override
  void close();

  static TestServers inMemory() {
    MongoServer server = new MongoServer(new MemoryBackend());
    MongoClient client = MongoClients.create(server.bindAndGetConnectionString());
    return of(client, server::shutdownNow);
  }

  /** The embedded store, as the program has it. */
  static TestServers embedded(Path data) {
    EmbeddedStore store = EmbeddedStore.open(data, StoreSettings.defaults());
    return of(MongoClients.create(store.uri()), store::close);
  }

  /** A real MongoDB, where the machine has one. */
  static TestServers real(Path data) {
    Optional<Path> mongod = mongod();
    assumeThat(mongod)
        .as(
            "no mongod (DELAKTIG_TEST_MONGOD, PATH, ../shared/mongodb/bin): the register is tested"
                + " on the embedded server alone")
        .isPresent();
    try {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Process process =
          new ProcessBuilder(
                  mongod.orElseThrow().toString(),
                  "--dbpath",
                  data.toString(),
                  "--port",
                  String.valueOf(port),
                  "--bind_ip",
                  "127.0.0.1",
                  "--wiredTigerCacheSizeGB",
                  "0.25")
              .redirectErrorStream(true)
              .redirectOutput(data.resolve("mongod.log").toFile())
              .start();
      MongoClient client =
          MongoClients.create("mongodb://127.0.0.1:" + port + "/?serverSelectionTimeoutMS=30000");
      TestServers server =
          of(
              client,
              () -> {
                process.destroy();
                try {
                  if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                  }
                } catch (InterruptedException e) {
                  process.destroyForcibly();
                  Thread.currentThread().interrupt();
                }
              });
      client.getDatabase("admin").runCommand(new Document("ping", 1));
      return server;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Optional<Path> mongod() {
    Stream<String> named = Stream.ofNullable(System.getenv("DELAKTIG_TEST_MONGOD"));
    Stream<String> onPath =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> folder + "/mongod");
    Stream<String> beside =
        Stream.of("../shared/mongodb/bin/mongod", "../../shared/mongodb/bin/mongod");
    return Stream.of(named, onPath, beside)
        .flatMap(places -> places)
        .map(Path::of)
        .filter(Files::isExecutable)
        .map(Path::toAbsolutePath)
        .findFirst();
  }

  private static TestServers of(MongoClient client, Runnable stopping) {
    return new TestServers() {
      @Override
      public MongoClient client() {
        return client;
      }

      @Override
      public void close() {
        client.close();
        stopping.run();
      }
    };
  }
}
