package se.delaktig.acceptance;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.bson.Document;
import se.delaktig.eventstore.conformance.RealMongod;

/**
 * A real server as the compose file sets it up: a replica set of one with authentication, and an
 * account for each service with the rights that {@code compose/mongodb-users.js} gives it.
 */
final class SecuredMongod implements AutoCloseable {
  private static final Pattern RIGHTS =
      Pattern.compile("^  \"([a-z-]+)\": \\[([^]]+)],$", Pattern.MULTILINE);

  private final Path folder;
  private final Process process;
  private final int port;

  private SecuredMongod(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * @param compose the folder with what the compose file mounts
   * @param secrets made by {@code make-secrets}
   */
  static SecuredMongod start(Path compose, Path secrets) throws IOException {
    Path program = RealMongod.program().orElseThrow();
    Path folder = Files.createTempDirectory("secured-mongod");
    Path key = Files.copy(secrets.resolve("mongodb-key"), folder.resolve("key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    int port = RunningOffice.freePort();
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--dbpath",
                Files.createDirectory(folder.resolve("data")).toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--replSet",
                "rs0",
                "--keyFile",
                key.toString(),
                "--nounixsocket",
                "--wiredTigerCacheSizeGB",
                "0.25")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mongod.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    SecuredMongod server = new SecuredMongod(folder, process, port);
    server.initiate();
    server.createAccounts(compose, secrets);
    return server;
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** The address for an account that may do everything. */
  String rootUri(Path secrets) throws IOException {
    return "mongodb://root:"
        + Files.readString(secrets.resolve("mongodb-root-password"))
        + "@"
        + address()
        + "/?replicaSet=rs0&authSource=admin";
  }

  private void initiate() {
    Document set =
        new Document("_id", "rs0")
            .append("members", List.of(new Document("_id", 0).append("host", address())));
    try (MongoClient nobody =
        MongoClients.create("mongodb://" + address() + "/?directConnection=true")) {
      await("the server answers")
          .until(() ->
              nobody
                  .getDatabase("admin")
                  .runCommand(new Document("replSetInitiate", set))
                  .containsKey("ok"));
      await("the server takes writes")
          .until(() ->
              nobody
                  .getDatabase("admin")
                  .runCommand(new Document("hello", 1))
                  .getBoolean("isWritablePrimary"));
    }
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(MongoException.class);
  }

  private void createAccounts(Path compose, Path secrets) throws IOException {
    try (MongoClient nobody =
        MongoClients.create("mongodb://" + address() + "/?directConnection=true")) {
      create(
          nobody, "root", secrets.resolve("mongodb-root-password"), List.of(role("root", "admin")));
    }
    try (MongoClient root = MongoClients.create(rootUri(secrets))) {
      String users = Files.readString(compose.resolve("mongodb-users.js"));
      Matcher rights = RIGHTS.matcher(users);
      List<String> created = new ArrayList<>();
      while (rights.find()) {
        List<Document> roles = new ArrayList<>();
        Stream.of(rights.group(2).split(","))
            .map(database -> role("readWrite", database.strip().replace("\"", "")))
            .forEach(roles::add);
        if (users.contains("clusterMonitor") && rights.group(2).contains("delaktig_log")) {
          roles.add(role("clusterMonitor", "admin"));
        }
        create(root, rights.group(1), secrets.resolve("mongodb-" + rights.group(1)), roles);
        created.add(rights.group(1));
      }
      if (created.size() != 3) {
        throw new IllegalStateException("accounts of three services expected: " + created);
      }
    }
  }

  private static Document role(String name, String database) {
    return new Document("role", name).append("db", database);
  }

  private static void create(MongoClient by, String user, Path password, List<Document> roles)
      throws IOException {
    by.getDatabase("admin")
        .runCommand(
            new Document("createUser", user)
                .append("pwd", Files.readString(password))
                .append("roles", roles));
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("mongod " + process.pid() + " does not end");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
