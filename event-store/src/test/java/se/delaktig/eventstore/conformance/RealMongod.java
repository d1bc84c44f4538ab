package se.delaktig.eventstore.conformance;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;

/** A replica set of real servers on free loopback ports, in a folder that goes away with it. */
public final class RealMongod implements AutoCloseable {

  /** What a test says when it leaves itself out. */
  public static final String MISSING =
      "No real MongoDB is here (DELAKTIG_TEST_MONGOD, mongod on the PATH, ../shared/mongodb):"
          + " its tests are left out";

  private static final List<String> IN_A_SET = List.of("--replSet", "rs0");
  private static final String CONTROL =
      "&connectTimeoutMS=500&socketTimeoutMS=500&serverSelectionTimeoutMS=500";

  private final Path folder;
  private final List<Integer> ports;
  private final List<String> options;
  private final List<Process> members = new ArrayList<>();

  private RealMongod(Path folder, List<Integer> ports, List<String> options) {
    this.folder = folder;
    this.ports = ports;
    this.options = options;
  }

  /** Where the program is, if it is anywhere. */
  public static Optional<Path> program() {
    List<Path> candidates = new ArrayList<>();
    String named = System.getenv("DELAKTIG_TEST_MONGOD");
    if (named != null) {
      candidates.add(Path.of(named));
    }
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      candidates.add(Path.of(folder, "mongod"));
    }
    for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
      candidates.add(place.resolve("shared/mongodb/bin/mongod"));
    }
    return candidates.stream().filter(Files::isExecutable).findFirst();
  }

  /**
   * Starts a replica set and waits until it takes writes.
   *
   * @param count of members
   * @throws IllegalStateException if no program is there
   */
  public static RealMongod start(int count) {
    return start(count, List.of(), new Document());
  }

  /**
   * Starts a replica set with options of its own and waits until it takes writes.
   *
   * @param count of members
   * @param options of the command line, for every member
   * @param configuration what the set's configuration has besides the members
   */
  public static RealMongod start(int count, List<String> options, Document configuration) {
    Path program = program().orElseThrow(() -> new IllegalStateException(MISSING));
    try {
      RealMongod set =
          new RealMongod(
              Files.createTempDirectory("mongod"),
              IntStream.range(0, count).map(i -> freePort()).boxed().toList(),
              Stream.concat(IN_A_SET.stream(), options.stream()).toList());
      Runtime.getRuntime().addShutdownHook(new Thread(set::kill));
      for (int port : set.ports) {
        set.members.add(set.startMember(program, port));
      }
      set.initiate(configuration);
      return set;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process startMember(Path program, int port) throws IOException {
    Path data = Files.createDirectories(folder.resolve(Integer.toString(port)));
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--dbpath",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--nounixsocket",
                "--wiredTigerCacheSizeGB",
                "0.25"));
    command.addAll(options);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(port + ".log").toFile())
        .start();
  }

  /**
   * Starts one server that belongs to no replica set. It has no {@link #uri()}, only {@link
   * #memberUri}.
   */
  public static RealMongod startAlone() {
    Path program = program().orElseThrow(() -> new IllegalStateException(MISSING));
    try {
      RealMongod alone =
          new RealMongod(Files.createTempDirectory("mongod"), List.of(freePort()), List.of());
      Runtime.getRuntime().addShutdownHook(new Thread(alone::kill));
      alone.members.add(alone.startMember(program, alone.ports.getFirst()));
      Awaitility.await("the server answers")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> alone.says(0).isPresent());
      return alone;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initiate(Document besides) {
    List<Document> members =
        IntStream.range(0, ports.size())
            .mapToObj(i -> new Document("_id", i).append("host", "127.0.0.1:" + ports.get(i)))
            .toList();
    Document set =
        new Document("_id", "rs0")
            .append("members", members)
            .append("settings", new Document("electionTimeoutMillis", 1000));
    set.putAll(besides);
    try (MongoClient client = MongoClients.create(memberUri(0))) {
      Awaitility.await("the servers answer")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .ignoreExceptionsInstanceOf(MongoException.class)
          .until(() ->
              client
                  .getDatabase("admin")
                  .runCommand(new Document("replSetInitiate", set))
                  .containsKey("ok"));
    }
    try (MongoClient client = MongoClients.create(uri())) {
      Awaitility.await("the set takes writes")
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(50))
          .ignoreExceptionsInstanceOf(MongoException.class)
          .until(() ->
              client
                  .getDatabase("admin")
                  .runCommand(new Document("hello", 1))
                  .getBoolean("isWritablePrimary"));
    }
  }

  /** Address of the whole set. */
  public String uri() {
    return uri(0);
  }

  /**
   * Address of the whole set.
   *
   * @param first which member it names first
   */
  public String uri(int first) {
    return "mongodb://"
        + IntStream.range(0, ports.size())
            .mapToObj(i -> "127.0.0.1:" + ports.get((first + i) % ports.size()))
            .collect(Collectors.joining(","))
        + "/?replicaSet=rs0&serverSelectionTimeoutMS=20000";
  }

  /** Address of one member, whatever its part in the set. */
  public String memberUri(int member) {
    return "mongodb://127.0.0.1:" + ports.get(member) + "/?directConnection=true";
  }

  /** One member's process, to be killed or stopped. */
  public Process member(int member) {
    return members.get(member);
  }

  public int size() {
    return ports.size();
  }

  /**
   * Which member takes writes.
   *
   * @return empty while there is none, or none that answers
   */
  public OptionalInt primary() {
    return IntStream.range(0, ports.size())
        .filter(member -> says(member).filter(RealMongod::isPrimary).isPresent())
        .findFirst();
  }

  /** Waits until a member other than this one takes writes, and tells which. */
  public int awaitPrimaryOtherThan(int member) {
    return Awaitility.await("another member takes writes")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(this::primary, found -> found.isPresent() && found.getAsInt() != member)
        .getAsInt();
  }

  /** Waits until one member takes writes and all others follow it. */
  public void awaitWhole() {
    Awaitility.await("every member is there")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() ->
            IntStream.range(0, ports.size())
                        .filter(member -> says(member).filter(RealMongod::follows).isPresent())
                        .count()
                    == ports.size() - 1
                && primary().isPresent());
  }

  private Optional<Document> says(int member) {
    if (!members.get(member).isAlive()) {
      return Optional.empty();
    }
    try (MongoClient client = MongoClients.create(memberUri(member) + CONTROL)) {
      return Optional.of(client.getDatabase("admin").runCommand(new Document("hello", 1)));
    } catch (MongoException e) {
      // it is down or does not answer, which is an answer here
      return Optional.empty();
    }
  }

  private static boolean isPrimary(Document hello) {
    return hello.getBoolean("isWritablePrimary", false);
  }

  private static boolean follows(Document hello) {
    return hello.getBoolean("secondary", false);
  }

  /** Ends a member at once, as a loss of power does to a process: {@code kill -9}. */
  public void kill(int member) throws InterruptedException {
    members.get(member).destroyForcibly().waitFor();
  }

  /** Starts a member that was killed, with the data that it left behind. */
  public void startAgain(int member) throws IOException {
    Path program = program().orElseThrow(() -> new IllegalStateException(MISSING));
    members.set(member, startMember(program, ports.get(member)));
  }

  /** Stops a member where it stands; its connections stay open and nothing answers. */
  public void freeze(int member) throws IOException, InterruptedException {
    signal("-STOP", member);
  }

  /** Lets a stopped member go on, as if nothing had been. */
  public void thaw(int member) throws IOException, InterruptedException {
    signal("-CONT", member);
  }

  private void signal(String signal, int member) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", signal, Long.toString(members.get(member).pid())).start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException("kill " + signal + " failed");
    }
  }

  /**
   * Makes the primary hand over.
   *
   * @param seconds for which it does not stand for election again
   */
  public void stepDown(int member, int seconds) {
    command(
        member, new Document("replSetStepDown", seconds).append("secondaryCatchUpPeriodSecs", 2));
  }

  /** Runs a command of the administrator on one member. */
  public Document command(int member, Document command) {
    try (MongoClient client =
        MongoClients.create(memberUri(member) + "&serverSelectionTimeoutMS=10000")) {
      return client.getDatabase("admin").runCommand(command);
    }
  }

  private void kill() {
    members.forEach(Process::destroyForcibly);
  }

  @Override
  public void close() {
    kill();
    try {
      for (Process member : members) {
        if (!member.waitFor(20, TimeUnit.SECONDS)) {
          throw new IllegalStateException("mongod " + member.pid() + " does not end");
        }
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
