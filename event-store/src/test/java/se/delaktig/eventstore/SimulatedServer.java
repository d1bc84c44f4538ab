package se.delaktig.eventstore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A replica set as its clients see it. The primary stores at once, a majority follows behind in the
 * same order; when another member becomes primary, what a majority does not have may be rolled
 * back.
 */
final class SimulatedServer {

  private final SeededSchedule schedule;
  private final boolean alone;
  private final @Nullable Planted planted;
  private final List<Commit> stored = new ArrayList<>();
  private int majority;
  private int term;
  private boolean down;
  private boolean stalled;

  /**
   * @param alone whether it has one member only, which is its majority
   */
  SimulatedServer(SeededSchedule schedule, boolean alone, @Nullable Planted planted) {
    this.schedule = schedule;
    this.alone = alone;
    this.planted = planted;
    schedule.start(this, "replication", this::replicate);
  }

  private void replicate() {
    while (true) {
      schedule.pause(schedule.random().nextLong(TimeUnit.MILLISECONDS.toNanos(5)));
      if (!stalled && majority < stored.size()) {
        majority += 1 + schedule.random().nextInt(stored.size() - majority);
      }
    }
  }

  /** Stores a commit on the primary, or says what refuses it. */
  Optional<DuplicateKey> insert(Commit commit) {
    List<DuplicateKey> taken = List.copyOf(taken(commit));
    if (!taken.isEmpty()) {
      return Optional.of(taken.get(schedule.random().nextInt(taken.size())));
    }
    stored.add(planted == Planted.TORN_COMMIT ? torn(commit) : commit);
    if (alone) {
      majority = stored.size();
    }
    schedule.note("stores " + told(commit));
    return Optional.empty();
  }

  /** True if this very document is there: a server does not do a request's statement twice. */
  boolean hasDone(Commit document) {
    return stored.stream().anyMatch(one -> one == document);
  }

  private Set<DuplicateKey> taken(Commit commit) {
    Set<DuplicateKey> taken = EnumSet.noneOf(DuplicateKey.class);
    Set<String> keys = keys(commit);
    for (Commit other : stored) {
      if (other.position() == commit.position()) {
        taken.add(DuplicateKey.POSITION);
      }
      if (other.header().ledger().equals(commit.header().ledger())
          && other.header().ledgerSeq() == commit.header().ledgerSeq()) {
        taken.add(DuplicateKey.LEDGER_SEQ);
      }
      if (other.header().commandId().equals(commit.header().commandId())
          && planted != Planted.FORGOTTEN_COMMAND_ID) {
        taken.add(DuplicateKey.COMMAND);
      }
      if (keys(other).stream().anyMatch(keys::contains) && planted != Planted.NO_OPTIMISTIC_LOCK) {
        taken.add(DuplicateKey.EVENT);
      }
    }
    return taken;
  }

  private static Set<String> keys(Commit commit) {
    Set<String> keys = new LinkedHashSet<>();
    commit.events().forEach(event -> keys.add(event.key()));
    return keys;
  }

  private static Commit torn(Commit commit) {
    int kept = Math.max(1, commit.events().size() - 1);
    return new Commit(
        commit.header(), commit.events().subList(0, kept), commit.prev(), commit.hash());
  }

  static String told(Commit commit) {
    return commit.position() + " (" + commit.header().commandId() + ")";
  }

  /** How many commits a majority has: what is there for good. */
  int majority() {
    return majority;
  }

  /** How many commits the primary has. */
  int size() {
    return stored.size();
  }

  /** The first of the commits in the order in which they were stored, by position. */
  List<Commit> first(int count) {
    List<Commit> view = new ArrayList<>(stored.subList(0, count));
    view.sort(Comparator.comparingLong(Commit::position));
    return view;
  }

  /** What is there for good, by position. */
  List<Commit> forGood() {
    return first(majority);
  }

  /** The event that stands there for good. */
  Optional<StoredEvent> at(long position) {
    return stored.subList(0, majority).stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.position() == position)
        .findFirst();
  }

  /** Goes up with each primary. */
  int term() {
    return term;
  }

  boolean isDown() {
    return down;
  }

  /** The members stop, or begin again, to follow the primary. */
  void stall(boolean stall) {
    stalled = stall;
  }

  /** Another member becomes primary; nobody can write meanwhile. */
  void elect() {
    down = true;
    term++;
    int kept = majority + schedule.random().nextInt(stored.size() - majority + 1);
    schedule.note("elects, " + (stored.size() - kept) + " rolled back");
    schedule.count("primary changed");
    stored.subList(kept, stored.size()).forEach(lost -> schedule.count("rolled back"));
    stored.subList(kept, stored.size()).clear();
    schedule.start(
        this,
        "election",
        () -> {
          schedule.pause(schedule.random().nextLong(TimeUnit.MILLISECONDS.toNanos(600)));
          down = false;
        });
  }
}
