package se.delaktig.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.demo.DemoSize;
import se.delaktig.demo.Demonstration;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.eventstore.ChainVerifier;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.view.View;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;

/** An office with the small demonstration, in this JVM, for the drills. */
final class DrilledOffice implements AutoCloseable {
  private static final Duration VIEWS_AT_MOST = Duration.ofMinutes(2);
  private static final String PROJECT = Demonstration.PROJECT.value();

  private final Office office;

  private DrilledOffice(Office office) {
    this.office = office;
  }

  /** Opens the office of a data folder; plays the demonstration if there is none yet. */
  static DrilledOffice open(Path data, Path keys, @Nullable String mongoUri) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DELAKTIG_DATA", data.toString());
    environment.put("DELAKTIG_KEYS", keys.toString());
    environment.put("DELAKTIG_QUERY_PORT", Integer.toString(freePort()));
    environment.put("DELAKTIG_COMMAND_PORT", Integer.toString(freePort()));
    if (mongoUri != null) {
      environment.put("DELAKTIG_MONGODB_URI", mongoUri);
    }
    try {
      return new DrilledOffice(
          DemoStart.open(
              Settings.from(environment),
              DemoSize.SMALL,
              new PrintStream(OutputStream.nullOutputStream())));
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

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }

  /** The whole log, verified: the hash of each ledger's commits, by {@code ledger/number}. */
  Map<String, String> hashes() {
    CommitLog log = office.fromCommands(CommitLog.class);
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    Map<String, String> hashes = new TreeMap<>();
    long next = 0;
    for (List<Commit> page = log.readFrom(next, 500);
        !page.isEmpty();
        page = log.readFrom(next, 500)) {
      for (Commit commit : page) {
        verifier
            .check(commit)
            .ifPresent(fault -> {
              throw new AssertionError(fault);
            });
        hashes.put(commit.header().ledger() + "/" + commit.header().ledgerSeq(), commit.hash());
        next = commit.nextPosition();
      }
    }
    return hashes;
  }

  /** How many events the log has. */
  long head() {
    return office.fromCommands(CommitLog.class).head();
  }

  /** Every document of every view, once all show the whole log. */
  Map<String, Object> views() {
    Views views = office.fromQueries(Views.class);
    if (!views.await(head() - 1, VIEWS_AT_MOST)) {
      throw new AssertionError("the views did not catch up");
    }
    Map<String, Object> all = new TreeMap<>();
    for (View<?> view : office.allFromQueries(View.class)) {
      ViewReader<?> reader = views.reader(view);
      for (String ledger : reader.ledgers()) {
        reader
            .all(ledger)
            .byId()
            .forEach((id, state) -> all.put(view.name() + "/" + ledger + "/" + id, state));
      }
    }
    return all;
  }

  /** Commands one after the other, until it is closed. */
  Load load() {
    return new Load();
  }

  @Override
  public void close() {
    office.close();
  }

  final class Load implements AutoCloseable {
    private final CommandDesk desk = office.fromCommands(CommandDesk.class);
    private final ActorId actor = new ActorId(UUID.randomUUID().toString());
    private final AtomicLong acknowledged = new AtomicLong(-1);
    private final AtomicLong count = new AtomicLong();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> running;

    private Load() {
      desk.submit(
          PROJECT,
          new Caller.Program(),
          new GrantAccess(
              PROJECT,
              new GrantId(UUID.randomUUID().toString()),
              actor,
              Role.PROJECT_LEADER,
              new Scope(Scope.Kind.PROJECT, PROJECT),
              null,
              office.fromCommands(ProgrammeClock.class).today(),
              null,
              AccessGranted.Reason.FIRST_ADMINISTRATOR),
          UUID.randomUUID().toString());
      running =
          thread.submit(() -> {
            while (!stop.get()) {
              addMaterial();
            }
          });
    }

    private void addMaterial() {
      String id = UUID.randomUUID().toString();
      acknowledged.set(
          desk.submit(
                  PROJECT,
                  new Caller.SignedIn(actor),
                  new AddMaterial(
                      Demonstration.PROJECT,
                      new MaterialId("m-" + id),
                      "Material " + id,
                      "https://example.org/" + id,
                      List.of()),
                  id)
              .position());
      count.incrementAndGet();
    }

    /** The position of the last acknowledged event. */
    long acknowledged() {
      return acknowledged.get();
    }

    void goesOnFor(int commands) {
      long until = count.get() + commands;
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> count.get() >= until || running.isDone());
    }

    @Override
    public void close() throws Exception {
      stop.set(true);
      running.get();
      thread.close();
    }
  }
}
