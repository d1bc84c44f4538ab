package se.delaktig.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The server over one process's network: requests and answers are lost, late, doubled and in
 * another order, and a read may be answered by a member that lags behind, though never behind what
 * this process has seen.
 */
final class SimulatedWire implements CommitStore {

  /** An insert on its way. Its answer is taken once, by who still waits for it. */
  private static final class Call {
    private final LogTime.Signal answered;
    private @Nullable Insertion answer;
    private boolean served;
    private boolean over;

    private Call(LogTime.Signal answered) {
      this.answered = answered;
    }

    private void answer(Insertion insertion) {
      answer = insertion;
      answered.give();
    }
  }

  private static final long LONGEST_TRIP = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long TIMEOUT = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(500);

  private final SeededSchedule schedule;
  private final SimulatedServer server;
  private final Weather weather;
  private final @Nullable Planted planted;
  private boolean cutOff;
  private int seen;
  private boolean headStands;

  SimulatedWire(
      SeededSchedule schedule, SimulatedServer server, Weather weather, @Nullable Planted planted) {
    this.schedule = schedule;
    this.server = server;
    this.weather = weather;
    this.planted = planted;
  }

  /** Cuts the process off from the server, or joins it again. */
  void cutOff(boolean cut) {
    cutOff = cut;
  }

  /** How many commits, in the order of storing, this process can't be shown less than any more. */
  int seen() {
    return seen;
  }

  @Override
  public Insertion insert(List<Commit> batch) {
    schedule.step();
    if (cutOff || server.isDown() || weather.refuses()) {
      schedule.pause(schedule.random().nextLong(TIMEOUT));
      return new Insertion.NotSent(lost("refused"));
    }
    List<Commit> sent = asSent(batch);
    Call call = new Call(schedule.newSignal());
    schedule.start(server, "server", () -> serve(sent, call));
    if (weather.doubles()) {
      schedule.start(server, "server, again", () -> serve(sent, call));
    }
    try {
      call.answered.await(TIMEOUT);
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts here", e);
    }
    call.over = true;
    Insertion answer = call.answer == null ? unanswered("no answer") : call.answer;
    schedule.note("is told " + answer.getClass().getSimpleName());
    return asTold(answer);
  }

  private void serve(List<Commit> batch, Call call) {
    trip();
    if (call.served) {
      return;
    }
    call.served = true;
    int term = server.term();
    int end = weather.cuts() ? schedule.random().nextInt(batch.size()) : batch.size();
    Optional<DuplicateKey> taken = Optional.empty();
    int index = 0;
    while (index < end && taken.isEmpty()) {
      schedule.step();
      if (server.isDown() || server.term() != term) {
        // a second delivery may do the rest at the new primary
        call.served = false;
        return;
      }
      Commit commit = batch.get(index);
      taken = server.hasDone(commit) ? Optional.empty() : server.insert(commit);
      index += taken.isEmpty() ? 1 : 0;
    }
    if (end < batch.size() && taken.isEmpty()) {
      call.answer(unanswered("cut at " + end));
      return;
    }
    int size = server.size();
    boolean hasty = taken.isPresent() && index == 0 && weather.refusesHastily();
    if (!hasty && planted != Planted.ACKNOWLEDGED_BEFORE_A_MAJORITY) {
      schedule.await(() -> server.majority() >= size || server.term() != term);
    }
    if (server.term() != term) {
      call.answer(unanswered("stepped down"));
      return;
    }
    trip();
    if (!weather.losesAnswer() && !call.over) {
      if (!hasty) {
        seen = Math.max(seen, Math.min(size, server.majority()));
      }
      int refused = index;
      call.answer(
          taken
              .<Insertion>map(key -> new Insertion.Taken(refused, key))
              .orElseGet(Insertion.Stored::new));
    }
  }

  private void trip() {
    schedule.pause(schedule.random().nextLong(weather.delays() ? LATEST : LONGEST_TRIP));
  }

  private List<Commit> asSent(List<Commit> batch) {
    if (planted == Planted.HOLE) {
      return batch.stream()
          .map(commit ->
              commit.position() == 0
                  ? commit
                  : changed(commit, commit.position() + 1, commit.header().at(), commit.prev()))
          .toList();
    }
    if (planted == Planted.RECORDED_BY_EACH_CLOCK) {
      Instant now = Instant.EPOCH.plusNanos(schedule.nanoTime()).truncatedTo(ChronoUnit.MILLIS);
      return batch.stream()
          .map(commit -> changed(commit, commit.position(), now, commit.prev()))
          .toList();
    }
    if (planted == Planted.BROKEN_CHAIN) {
      return batch.stream()
          .map(commit -> changed(commit, commit.position(), commit.header().at(), CommitHash.NONE))
          .toList();
    }
    return batch;
  }

  private static Commit changed(Commit commit, long position, Instant at, String prev) {
    CommitHeader old = commit.header();
    CommitHeader header =
        new CommitHeader(
            position,
            old.count(),
            old.ledger(),
            old.ledgerSeq(),
            at,
            old.actor(),
            old.role(),
            old.command(),
            old.commandId(),
            old.bodyHash(),
            old.correlation());
    List<StoredEvent> events = new ArrayList<>();
    for (StoredEvent event : commit.events()) {
      events.add(
          new StoredEvent(
              header,
              position + events.size(),
              event.id(),
              event.stream(),
              event.seq(),
              event.name(),
              event.revision(),
              event.body()));
    }
    return new Commit(header, events, prev, CommitHash.of(header, events, prev));
  }

  private Insertion asTold(Insertion answer) {
    return switch (answer) {
      case Insertion.Unanswered(LogUnavailableException cause)
          when planted == Planted.UNANSWERED_TAKEN_FOR_NOT_STORED ->
          new Insertion.NotSent(cause);
      case Insertion.Taken(int index, DuplicateKey key)
          when planted == Planted.CUT_BATCH_TAKEN_FOR_WHOLE && index > 0 ->
          new Insertion.Stored();
      case Insertion.Taken(int index, DuplicateKey key)
          when planted == Planted.HEAD_NOT_READ_AGAIN && key == DuplicateKey.POSITION -> {
        headStands = true;
        yield answer;
      }
      case Insertion.Stored() -> answer;
      case Insertion.Taken taken -> answer;
      case Insertion.Refused refused -> answer;
      case Insertion.NotSent notSent -> answer;
      case Insertion.Unanswered unanswered -> answer;
    };
  }

  private static Insertion unanswered(String why) {
    return new Insertion.Unanswered(lost(why));
  }

  private static LogUnavailableException lost(String why) {
    return new LogUnavailableException(why, null);
  }

  private <T> T read(Function<List<Commit>, T> query) {
    return read(query, weather.readsStale());
  }

  private <T> T read(Function<List<Commit>, T> query, boolean stale) {
    trip();
    if (cutOff || server.isDown() || weather.refuses()) {
      throw lost("refused");
    }
    int newest = server.majority();
    int shown = stale && newest > seen ? seen + schedule.random().nextInt(newest - seen) : newest;
    seen = Math.max(seen, shown);
    T result = query.apply(server.first(shown));
    trip();
    if (weather.losesAnswer()) {
      throw lost("no answer");
    }
    return result;
  }

  @Override
  public List<Commit> from(long position, int most) {
    if (headStands) {
      return new ArrayList<>();
    }
    List<Commit> commits =
        read(all ->
            new ArrayList<>(
                all.stream().filter(one -> one.position() >= position).limit(most).toList()));
    if (commits.size() > 1 && weather.tearsRead()) {
      commits.remove(schedule.random().nextInt(commits.size() - 1));
    }
    return commits;
  }

  @Override
  public Optional<Commit> lastBefore(long position) {
    return read(all ->
        all.stream()
            .filter(one -> one.position() < position)
            .max(Comparator.comparingLong(Commit::position)));
  }

  @Override
  public Optional<Commit> byCommandId(String commandId) {
    return read(all -> withCommandId(all, commandId));
  }

  @Override
  public Optional<Commit> lastWordOn(String commandId) {
    return read(all -> withCommandId(all, commandId), planted == Planted.STALE_LAST_WORD);
  }

  private Optional<Commit> withCommandId(List<Commit> all, String commandId) {
    return all.stream()
        .filter(one -> planted != Planted.FORGOTTEN_COMMAND_ID)
        .filter(one -> one.header().commandId().equals(commandId))
        .findFirst();
  }

  @Override
  public List<Commit> byKeys(Collection<String> keys) {
    return read(all ->
        new ArrayList<>(
            all.stream()
                .filter(one -> one.events().stream().anyMatch(it -> keys.contains(it.key())))
                .toList()));
  }

  @Override
  public Optional<Commit> endOf(String ledger) {
    return read(all ->
        all.stream()
            .filter(one -> one.header().ledger().equals(ledger))
            .max(Comparator.comparingLong(one -> one.header().ledgerSeq())));
  }

  @Override
  public List<Commit> ofLedger(String ledger, long fromSeq, int most) {
    return read(all ->
        new ArrayList<>(
            all.stream()
                .filter(one -> one.header().ledger().equals(ledger))
                .filter(one -> one.header().ledgerSeq() >= fromSeq)
                .sorted(Comparator.comparingLong(one -> one.header().ledgerSeq()))
                .limit(most)
                .toList()));
  }

  @Override
  public Optional<Commit> firstOf(String ledger, long fromPosition) {
    return read(all ->
        all.stream()
            .filter(one -> one.header().ledger().equals(ledger))
            .filter(one -> one.position() >= fromPosition)
            .findFirst());
  }
}
