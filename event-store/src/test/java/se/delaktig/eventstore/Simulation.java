package se.delaktig.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A small office in bad weather: some processes that send commands and keep views, over one replica
 * set; or a single process with its own server and two logs on it, as standalone has them. What
 * goes wrong, when, and who goes on at every step follows from the seed alone.
 */
final class Simulation implements SimulatedProcess.Work {

  /** Names the system property that has one schedule run, and its last steps printed. */
  static final String SEED = "delaktig.simulation.seed";

  private static final int STREAMS = 2;
  private static final int LEDGERS = 2;
  private static final int PAGE = 3;
  private static final long LATEST_ARRIVAL = TimeUnit.SECONDS.toNanos(1);

  private final SeededSchedule schedule;
  private final SplittableRandom random;
  private final boolean alone;
  private final Weather weather;
  private final SimulatedServer server;
  private final Witness witness;
  private final List<SimulatedCommand> commands;
  private final List<SimulatedProcess> processes = new ArrayList<>();
  private int sendings;

  private Simulation(SeededSchedule schedule, @Nullable Planted planted) {
    this.schedule = schedule;
    this.random = schedule.random();
    this.alone = random.nextInt(5) == 0;
    this.weather = new Weather(schedule, alone);
    this.server = new SimulatedServer(schedule, alone, planted);
    this.witness = new Witness(server);
    this.commands = commands(random);
    this.sendings = commands.size() + random.nextInt(1 + commands.size());
    int count = alone ? 1 : 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      processes.add(
          new SimulatedProcess(
              "process " + i, schedule, server, weather, witness, this, alone, planted));
    }
  }

  /**
   * What a schedule has seen.
   *
   * @param trace a sum over all of its steps
   * @param steps how often it was decided who goes on
   * @param tally how often what has happened
   */
  record Seen(long trace, long steps, Map<String, Integer> tally) {}

  /**
   * Runs one schedule.
   *
   * @throws AssertionError if anything was found; names the seed and the last steps
   */
  static Seen run(long seed, @Nullable Planted planted) {
    SeededSchedule schedule = new SeededSchedule(seed);
    try {
      schedule.run(() -> new Simulation(schedule, planted).conduct());
    } catch (AssertionError e) {
      throw new AssertionError(
          "seed "
              + seed
              + ": "
              + e.getMessage()
              + "\nreplay: mvn -pl event-store -am test -Dtest=SimulationTest"
              + " -Dsurefire.failIfNoSpecifiedTests=false -D"
              + SEED
              + "="
              + seed
              + "\n  "
              + String.join("\n  ", schedule.lines()),
          e);
    }
    return new Seen(schedule.trace(), schedule.steps(), schedule.tally());
  }

  private static List<SimulatedCommand> commands(SplittableRandom random) {
    List<SimulatedCommand> commands = new ArrayList<>();
    int count = 4 + random.nextInt(16);
    for (int i = 0; i < count; i++) {
      boolean misused = i > 0 && random.nextInt(10) == 0;
      String id = misused ? commands.get(random.nextInt(i)).id() : "command-" + i;
      String ledger = "ledger-" + random.nextInt(LEDGERS);
      List<String> streams = new ArrayList<>();
      int events = 1 + (random.nextBoolean() ? 0 : random.nextInt(4));
      for (int j = 0; j < events; j++) {
        streams.add(stream(ledger, random.nextInt(STREAMS)));
      }
      commands.add(new SimulatedCommand(id, "intent-" + i, ledger, streams));
    }
    return commands;
  }

  /** Often one that somebody else is sending too. */
  @Override
  public @Nullable SimulatedCommand next() {
    if (sendings == 0) {
      return null;
    }
    sendings--;
    return any();
  }

  @Override
  public SimulatedCommand any() {
    return commands.get(random.nextInt(commands.size()));
  }

  private void conduct() {
    processes.forEach(SimulatedProcess::start);
    int mischief = random.nextInt(30);
    while (processes.stream().anyMatch(SimulatedProcess::isSending)) {
      schedule.pause(random.nextLong(TimeUnit.MILLISECONDS.toNanos(20)));
      if (random.nextInt(100) < mischief) {
        strike(processes.get(random.nextInt(processes.size())));
      }
    }
    clearUp();
    commands.forEach(command -> oneOf(processes).settle(command));
    schedule.pause(LATEST_ARRIVAL);
    schedule.await(() -> server.majority() == server.size());
    List<Commit> log = server.forGood();
    witness.verify(log);
    long head = log.isEmpty() ? 0 : log.getLast().nextPosition();
    for (SimulatedProcess process : processes) {
      process.logs().forEach(one -> sameForAll(one, log));
      schedule.await(() -> process.views().savedUpTo() == head);
      Witness.require(
          process.views().all().equals(SimulatedViews.folded(log)),
          "the views are " + process.views().all() + ", not " + SimulatedViews.folded(log));
      process.crash();
    }
  }

  private SimulatedProcess oneOf(List<SimulatedProcess> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void strike(SimulatedProcess process) {
    switch (random.nextInt(4)) {
      case 0 -> {
        if (process.isUp()) {
          schedule.count("crashed");
          process.crash();
        } else if (!process.isSending()) {
          process.start();
        }
      }
      case 1 -> {
        if (!alone && !server.isDown()) {
          server.elect();
        }
      }
      case 2 -> process.wire().cutOff(random.nextBoolean());
      case 3 -> server.stall(random.nextBoolean());
      default -> throw new IllegalStateException("there are four strikes");
    }
  }

  /** Nothing goes wrong any more; what is on its way still arrives. */
  private void clearUp() {
    schedule.note("the weather clears up");
    weather.calm();
    server.stall(false);
    schedule.await(() -> !server.isDown());
    for (SimulatedProcess process : processes) {
      process.wire().cutOff(false);
      if (!process.isUp() && !process.isSending()) {
        process.start();
      }
      schedule.await(process::isUp);
      schedule.await(() -> !process.isSending());
    }
  }

  private static void sameForAll(CommitLog log, List<Commit> truth) {
    List<Commit> read = new ArrayList<>();
    long next = 0;
    for (List<Commit> page = log.readFrom(next, PAGE);
        !page.isEmpty();
        page = log.readFrom(next, PAGE)) {
      read.addAll(page);
      next = page.getLast().nextPosition();
    }
    Witness.require(read.equals(truth), "a reader gets " + read + ", and " + truth + " is there");
    Witness.require(log.head() == next, "the head is " + log.head() + ", not " + next);
    int inLedgers = 0;
    for (int i = 0; i < LEDGERS; i++) {
      String ledger = "ledger-" + i;
      List<Commit> commits = new ArrayList<>();
      log.forEachCommit(ledger, 0, commits::add);
      ChainVerifier verifier = ChainVerifier.ofLedger();
      commits.forEach(verifier::check);
      Witness.require(verifier.fault().isEmpty(), "a ledger is broken: " + verifier.fault());
      inLedgers += commits.size();
      for (int j = 0; j < STREAMS; j++) {
        sameStream(log, truth, stream(ledger, j));
      }
    }
    Witness.require(inLedgers == truth.size(), "the ledgers hold " + inLedgers + " commits");
  }

  private static void sameStream(CommitLog log, List<Commit> truth, String stream) {
    List<StoredEvent> events =
        truth.stream()
            .flatMap(commit -> commit.events().stream())
            .filter(event -> event.stream().equals(stream))
            .toList();
    Witness.require(log.stream(stream, 0).equals(events), stream + " is not what is in the log");
  }

  private static String stream(String ledger, int number) {
    return "stream-" + number + "-of-" + ledger;
  }
}
