package se.delaktig.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One process that appends and projects. A crash takes all its threads and everything it had in
 * memory; what it has sent is on its way.
 */
final class SimulatedProcess {

  /** What its senders are to do. */
  interface Work {
    /** The next command to send; null if there is nothing more to do. */
    @Nullable SimulatedCommand next();

    /** One of all commands, sent or not. */
    SimulatedCommand any();
  }

  private static final Instant BEGINNING = Instant.parse("2019-11-18T08:00:00Z");
  private static final int PAGE = 100;
  private static final int MOST_TRIES = 4;

  private final String name;
  private final SeededSchedule schedule;
  private final SimulatedServer server;
  private final Weather weather;
  private final Witness witness;
  private final Work work;
  private final SimulatedViews views;
  private final LogSettings settings;
  private final int senders;
  private final boolean alone;
  private final @Nullable Planted planted;
  private Duration clockOff = Duration.ZERO;
  private Object life = new Object();
  private int lives;
  private int attempts;
  private int sending;
  private SimulatedWire wire;
  private List<CommitLog> logs = List.of();

  SimulatedProcess(
      String name,
      SeededSchedule schedule,
      SimulatedServer server,
      Weather weather,
      Witness witness,
      Work work,
      boolean alone,
      @Nullable Planted planted) {
    this.name = name;
    this.schedule = schedule;
    this.server = server;
    this.weather = weather;
    this.witness = witness;
    this.work = work;
    this.alone = alone;
    this.planted = planted;
    this.views = new SimulatedViews(schedule, weather);
    int patience = schedule.random().nextInt(40);
    this.settings =
        (alone ? LogSettings.forEmbedded() : LogSettings.server())
            .withPatience(Duration.ofMillis(patience * patience))
            .withPollDelay(Duration.ofMillis(50))
            .withMaxBatch(1 + schedule.random().nextInt(8));
    this.senders = 1 + schedule.random().nextInt(4);
    this.wire = new SimulatedWire(schedule, server, weather, planted);
  }

  SimulatedViews views() {
    return views;
  }

  SimulatedWire wire() {
    return wire;
  }

  boolean isUp() {
    return !logs.isEmpty();
  }

  boolean isSending() {
    return sending > 0;
  }

  /** The open logs of this process, once it is up. */
  List<CommitLog> logs() {
    return logs;
  }

  private CommitLog oneOf(List<CommitLog> open) {
    return open.get(schedule.random().nextInt(open.size()));
  }

  void start() {
    Object thisLife = new Object();
    life = thisLife;
    lives++;
    wire = new SimulatedWire(schedule, server, weather, planted);
    sending = senders;
    schedule.start(thisLife, name + " starts", this::boot);
  }

  private void boot() {
    List<CommitLog> open = new ArrayList<>();
    while (open.size() < (alone ? 2 : 1)) {
      try {
        open.add(
            CommitLog.on(wire, schedule + name + lives, this::recordedTime, settings, schedule));
      } catch (LogUnavailableException e) {
        schedule.pause(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    logs = open;
    for (int i = 0; i < senders; i++) {
      schedule.start(name + " sender " + i, () -> send(open));
    }
    SimulatedProjector projector =
        new SimulatedProjector(schedule, server, views, tail(oneOf(open)), planted);
    schedule.start(name + " projector", projector::run);
  }

  private LogTail tail(CommitLog open) {
    if (planted != Planted.HOLE_PASSED && planted != Planted.SWAPPED_ORDER) {
      return open.tail();
    }
    CommitReader reader =
        new CommitReader() {
          @Override
          public long head() {
            return open.head();
          }

          @Override
          public List<Commit> readFrom(long position, int maxCommits) {
            List<Commit> read = wire.from(position, maxCommits);
            if (planted == Planted.SWAPPED_ORDER && read.size() > 1) {
              read.add(read.size() - 2, read.removeLast());
            }
            return read;
          }
        };
    return new LogTail(reader, settings.pollDelay(), schedule);
  }

  /** All its threads end where they stand. */
  void crash() {
    schedule.note(name + " crashes");
    schedule.kill(life);
    if (alone) {
      // its server dies with it; what is stored stays
      schedule.kill(server);
    }
    logs.forEach(CommitLog::close);
    logs = List.of();
    sending = 0;
  }

  private Instant recordedTime() {
    if (weather.clockJumps()) {
      clockOff = Duration.ofMillis(schedule.random().nextInt(-60_000, 60_000));
    }
    return BEGINNING.plusNanos(schedule.nanoTime()).plus(clockOff);
  }

  private void send(List<CommitLog> open) {
    for (SimulatedCommand command = work.next(); command != null; command = work.next()) {
      schedule.pause(schedule.random().nextLong(TimeUnit.MILLISECONDS.toNanos(3)));
      if (schedule.random().nextInt(4) == 0) {
        askIfPossible(oneOf(open), work.any().id());
      }
      send(oneOf(open), command);
    }
    sending--;
  }

  private void send(CommitLog open, SimulatedCommand command) {
    SimulatedCommand sent = command;
    CommitRequest request = null;
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        // who has got no answer may send the very same again, or have the command handled anew
        if (request == null || schedule.random().nextBoolean()) {
          request = request(open, sent);
        }
        if (append(open, request)) {
          readBack(request.commandId());
          return;
        }
      } catch (OutcomeUnknownException e) {
        if (planted == Planted.SENT_AGAIN_UNDER_ANOTHER_ID) {
          sent = command.under(command.id() + " again " + attempts);
          request = null;
        }
      } catch (LogUnavailableException e) {
        schedule.note("is told that the log is unavailable");
      }
      if (schedule.random().nextBoolean()) {
        askIfPossible(open, sent.id());
      }
      schedule.pause(schedule.random().nextLong(TimeUnit.MILLISECONDS.toNanos(50)));
    }
  }

  private CommitRequest request(CommitLog open, SimulatedCommand command) {
    Map<String, Long> next = new LinkedHashMap<>();
    for (String stream : command.streams()) {
      if (!next.containsKey(stream)) {
        next.put(stream, (long) open.stream(stream, 0).size());
      }
    }
    attempts++;
    return command.request(name + "." + lives + "." + attempts, next);
  }

  /** True if there is nothing more to do. */
  private boolean append(CommitLog open, CommitRequest request) {
    witness.sends(request);
    try {
      Receipt receipt = open.append(request);
      schedule.note("has " + request.commandId() + " stored at " + receipt.firstPosition());
      schedule.count("told: stored");
      witness.acknowledged(request, receipt);
      return true;
    } catch (CommandAlreadyDoneException e) {
      schedule.count("told: done before");
      witness.doneBefore(request, e.receipt());
      return true;
    } catch (CommandReusedException e) {
      schedule.count("told: reused");
      witness.reused(request);
      return true;
    } catch (StreamConflictException e) {
      schedule.note("has " + request.commandId() + " refused: " + e.getMessage());
      schedule.count("told: conflict");
      witness.conflict(request, e);
      return false;
    } catch (LogUnavailableException e) {
      schedule.count("told: nothing stored");
      schedule.note("is told that nothing of " + request.commandId() + " is stored");
      witness.notStored(request);
      throw e;
    } catch (OutcomeUnknownException e) {
      schedule.count("told: outcome unknown");
      schedule.note("is told that nobody knows of " + request.commandId());
      witness.unknown(request);
      throw e;
    }
  }

  /** What was acknowledged is there at once for all who read on in this process. */
  private void readBack(String commandId) {
    long position = witness.receipt(commandId).map(Receipt::firstPosition).orElse(Long.MAX_VALUE);
    for (CommitLog one : alone ? logs : List.<CommitLog>of()) {
      try {
        List<Commit> read = one.appendedSince(position, PAGE);
        Witness.require(
            position == Long.MAX_VALUE
                || (!read.isEmpty() && read.getFirst().position() == position),
            "who reads on gets " + read + ", and " + commandId + " stands at " + position);
      } catch (LogUnavailableException e) {
        schedule.note("can't read " + commandId + " back");
      }
    }
  }

  private void ask(CommitLog open, String commandId) {
    if (schedule.random().nextBoolean()) {
      int seen = wire.seen();
      witness.asked(commandId, open.receiptOf(commandId), seen);
    } else {
      int acknowledged = server.majority();
      witness.asked(commandId, open.outcomeOf(commandId), acknowledged);
    }
  }

  private void askIfPossible(CommitLog open, String commandId) {
    try {
      ask(open, commandId);
    } catch (LogUnavailableException e) {
      schedule.note("can't ask for " + commandId);
    }
  }

  /** Sends a command until it gets an answer for good; no network is in the way any more. */
  void settle(SimulatedCommand command) {
    CommitLog open = oneOf(logs);
    ask(open, command.id());
    for (int i = 0; i < 50; i++) {
      try {
        if (append(open, request(open, command))) {
          ask(open, command.id());
          return;
        }
      } catch (OutcomeUnknownException | LogUnavailableException e) {
        // its patience may be shorter than what is still on its way
        schedule.pause(TimeUnit.MILLISECONDS.toNanos(20));
      }
    }
    throw new AssertionError("nothing is in the way, and " + command.id() + " is never done");
  }
}
