package se.delaktig.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.connection.ClusterSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * An append-only log of commits in one MongoDB collection, {@value #COLLECTION}.
 *
 * <p>Positions have no gap, and the order of positions is the order of commits is the order in
 * which every reader gets them. An append is all or nothing, happens at most once per command id,
 * and is durable on a majority of the servers when {@link #append} returns. Any number of processes
 * may append to the same log. Safe for use by many threads.
 */
public final class CommitLog implements CommitReader, AutoCloseable {

  /** The collection that holds the commits. */
  public static final String COLLECTION = "commits";

  private static final int PAGE = 500;
  private static final int FIRST_STREAM_PAGE = 8;
  private static final int SEARCH_FANOUT = 64;
  private static final int LARGEST_STREAM_PAGE = 1024;
  private static final int RECEIPTS_KEPT = 256;
  private static final int HOMES_KEPT = 10_000;

  /** The open logs of this process by where they lie, so that an append to one wakes them all. */
  private static final Map<String, Set<CommitLog>> OPEN = new ConcurrentHashMap<>();

  private final CommitStore store;
  private final AppendQueue queue;
  private final LogTail tail;
  private final String place;
  private final OwnCommits own = new OwnCommits();
  private final boolean alone;
  private volatile long knownHead;

  /** Of this process's latest appends: their senders ask for them next. */
  private final Map<String, Receipt> receipts = latest(RECEIPTS_KEPT);

  /** The ledgers of streams that were asked for; a stream that has begun never moves. */
  private final Map<String, String> homes = latest(HOMES_KEPT);

  private CommitLog(
      CommitStore store, String place, InstantSource clock, LogSettings settings, LogTime time) {
    Sequencer sequencer =
        new Sequencer(store, clock, settings.patience(), own, this::neighboursForget, time);
    this.store = store;
    this.queue = new AppendQueue(sequencer::write, settings.maxBatch(), time);
    this.tail = new LogTail(this, store::announce, settings.pollDelay(), time);
    this.place = place;
    this.alone = settings.embedded();
  }

  private static <V> Map<String, V> latest(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > most;
          }
        });
  }

  /**
   * Opens the log and makes its indexes where they are missing.
   *
   * @param client connected to the server; stays the caller's to close
   * @param database name of the database that holds the log
   * @param clock gives the recorded time
   * @throws WeakServerException if the server can't keep what the log promises
   */
  public static CommitLog open(
      MongoClient client, String database, InstantSource clock, LogSettings settings) {
    ClusterSettings cluster = client.getClusterDescription().getClusterSettings();
    String place = cluster.getHosts() + " " + cluster.getSrvHost() + " " + database;
    if (!settings.embedded()) {
      ServerPromise.check(client, database, COLLECTION);
    }
    CommitStore store = MongoCommitStore.open(client.getDatabase(database), COLLECTION, settings);
    return on(store, place, clock, settings, LogTime.MACHINE);
  }

  /**
   * Opens the log in a store.
   *
   * @param place tells it from the other logs of this process
   */
  static CommitLog on(
      CommitStore store, String place, InstantSource clock, LogSettings settings, LogTime time) {
    CommitLog log = new CommitLog(store, place, clock, settings, time);
    log.knownHead = store.lastBefore(Long.MAX_VALUE).map(Commit::nextPosition).orElse(0L);
    OPEN.compute(
        place,
        (key, logs) -> {
          Set<CommitLog> all = logs == null ? new CopyOnWriteArraySet<>() : logs;
          all.add(log);
          return all;
        });
    return log;
  }

  /**
   * Appends one commit. Appenders that wait at the same time go out together. Appending the very
   * same request again, event ids and all, gives the first receipt again.
   *
   * @return where it stands
   * @throws StreamConflictException if an event of a stream is there already
   * @throws CommandAlreadyDoneException if the command id is there already, with the first answer
   * @throws CommandReusedException if the command id is there with another command or body
   * @throws OutcomeUnknownException if the server was lost and can't be asked
   * @throws LogUnavailableException if nothing was stored because the server can't be written to
   */
  public Receipt append(CommitRequest request) {
    Receipt receipt = queue.append(request);
    receipts.put(request.commandId(), receipt);
    OPEN.getOrDefault(place, Set.of()).forEach(log -> log.tail.ring());
    return receipt;
  }

  private void neighboursForget() {
    for (CommitLog log : OPEN.getOrDefault(place, Set.of())) {
      if (log != this) {
        log.own.forget();
      }
    }
  }

  /**
   * The answer that a command got when it was done.
   *
   * @return empty if no such command is in the log
   */
  public Optional<Receipt> receiptOf(String commandId) {
    Receipt own = receipts.get(commandId);
    return own != null ? Optional.of(own) : store.byCommandId(commandId).map(Commit::receipt);
  }

  /**
   * What became of a command whose answer was lost. As {@link #receiptOf}, and never behind what
   * was acknowledged to anybody: a server that has been replaced and does not know it yet gives no
   * answer here.
   *
   * @return empty if it is not in the log now; a sender who is still trying may yet bring it there,
   *     so whoever wants to be sure sends the same command again
   * @throws LogUnavailableException if there is no answer for now
   */
  public Optional<Receipt> outcomeOf(String commandId) {
    return store.lastWordOn(commandId).map(Commit::receipt);
  }

  /**
   * Commits in order, beginning with the one that holds this position, which may lie inside it.
   *
   * @param position global index of an event, from 0
   * @param maxCommits the most that are returned; at least 1
   * @return empty at the end of the log
   */
  @Override
  public List<Commit> readFrom(long position, int maxCommits) {
    List<Commit> read = store.from(position, maxCommits);
    if (position > 0 && (read.isEmpty() || read.getFirst().position() > position)) {
      if (position == knownHead) {
        return withoutHole(read, position);
      }
      Commit covering = store.lastBefore(position).orElse(null);
      if (covering == null || covering.nextPosition() < position) {
        return List.of();
      }
      if (covering.nextPosition() > position) {
        read.addFirst(covering);
        return withoutHole(read, covering.position());
      }
    }
    return withoutHole(read, position);
  }

  /**
   * As {@link #readFrom}, for who has read everything before the position. With an embedded store,
   * which no other process writes to, what this log has stored itself is not read again.
   */
  public List<Commit> appendedSince(long position, int maxCommits) {
    return alone
        ? own.from(position)
            .filter(latest -> latest.size() <= maxCommits)
            .orElseGet(() -> readFrom(position, maxCommits))
        : readFrom(position, maxCommits);
  }

  /** A reader never passes a hole: what stands behind one may not be there for good yet. */
  private List<Commit> withoutHole(List<Commit> read, long position) {
    long due = position;
    for (int i = 0; i < read.size(); i++) {
      if (read.get(i).position() != due) {
        return read.subList(0, i);
      }
      due = read.get(i).nextPosition();
    }
    if (due > knownHead) {
      knownHead = due;
    }
    return read;
  }

  /**
   * The position that the next event will get: the number of events in the log.
   *
   * @return 0 for an empty log
   */
  @Override
  public long head() {
    List<Commit> read;
    do {
      read = readFrom(knownHead, PAGE);
    } while (read.size() == PAGE);
    return knownHead;
  }

  /**
   * The position of the first event recorded at this time or later.
   *
   * @return the head if there is none
   */
  public long positionAt(Instant time) {
    long low = 0;
    long high = head();
    while (low < high) {
      long middle = low + (high - low) / 2;
      Commit commit = readFrom(middle, 1).getFirst();
      if (commit.header().at().isBefore(time)) {
        low = commit.nextPosition();
      } else {
        high = commit.position();
      }
    }
    return low;
  }

  /**
   * The events of a stream, in order.
   *
   * @param fromSeq the first wanted number, from 0
   * @return empty if there is no such event
   */
  public List<StoredEvent> stream(String stream, long fromSeq) {
    List<StoredEvent> events = new ArrayList<>();
    long next = fromSeq;
    int page = FIRST_STREAM_PAGE;
    while (true) {
      Map<Long, StoredEvent> found = byNumber(stream, next, page);
      long end = next + page;
      for (StoredEvent event = found.get(next);
          event != null && next < end;
          event = found.get(next)) {
        events.add(event);
        next++;
      }
      if (next < end) {
        return events;
      }
      page = Math.min(4 * page, LARGEST_STREAM_PAGE);
    }
  }

  /** By key and not by range: keys can be foretold, and a store looks them up at once. */
  private Map<Long, StoredEvent> byNumber(String stream, long from, int count) {
    List<String> keys = new ArrayList<>(count);
    for (long seq = from; seq < from + count; seq++) {
      keys.add(Keys.of(stream, seq));
    }
    Map<Long, StoredEvent> found = new HashMap<>();
    for (Commit commit : store.byKeys(keys)) {
      for (StoredEvent event : commit.events()) {
        if (event.stream().equals(stream)) {
          found.put(event.seq(), event);
        }
      }
    }
    return found;
  }

  /**
   * One event of a stream.
   *
   * @return empty if there is none of this number
   */
  public Optional<StoredEvent> event(String stream, long seq) {
    return Optional.ofNullable(byNumber(stream, seq, 1).get(seq));
  }

  /**
   * The number of a stream's last event.
   *
   * @return empty if the stream has not begun
   */
  public Optional<Long> lastSeqOf(String stream) {
    if (event(stream, 0).isEmpty()) {
      return Optional.empty();
    }
    // numbers have no gap, so whether one is there is enough to look on this or that side of it
    long there = 0;
    long step = SEARCH_FANOUT;
    while (step > 0) {
      long last = there;
      List<String> keys = new ArrayList<>();
      for (int i = 1; i <= SEARCH_FANOUT; i++) {
        keys.add(Keys.of(stream, there + i * step));
      }
      for (Commit commit : store.byKeys(keys)) {
        for (StoredEvent event : commit.events()) {
          if (event.stream().equals(stream)) {
            last = Math.max(last, event.seq());
          }
        }
      }
      boolean beyond = last >= there + SEARCH_FANOUT * step;
      there = last;
      if (!beyond) {
        step = step == 1 ? 0 : Math.max(1, step / SEARCH_FANOUT);
      } else {
        step = step * SEARCH_FANOUT;
      }
    }
    return Optional.of(there);
  }

  /**
   * Which ledger each stream belongs to, by its first event.
   *
   * @return only the streams that have begun
   */
  public Map<String, String> ledgersOf(Collection<String> streams) {
    Map<String, String> ledgers = new HashMap<>();
    Set<String> wanted = new HashSet<>();
    for (String stream : streams) {
      String known = homes.get(stream);
      if (known == null) {
        wanted.add(stream);
      } else {
        ledgers.put(stream, known);
      }
    }
    if (wanted.isEmpty()) {
      return ledgers;
    }
    List<String> keys = wanted.stream().map(stream -> Keys.of(stream, 0)).toList();
    for (Commit commit : store.byKeys(keys)) {
      for (StoredEvent event : commit.events()) {
        if (event.seq() == 0 && wanted.contains(event.stream())) {
          ledgers.put(event.stream(), commit.header().ledger());
          homes.put(event.stream(), commit.header().ledger());
        }
      }
    }
    return ledgers;
  }

  /**
   * Hands over a ledger's commits in order, page by page.
   *
   * @param fromPosition only commits that begin at this position or later
   */
  public void forEachCommit(String ledger, long fromPosition, Consumer<Commit> reader) {
    long first = firstLedgerSeq(ledger, fromPosition);
    if (first >= 0) {
      forEachCommitOf(ledger, first, reader);
    }
  }

  /**
   * Hands over a ledger's commits in order, page by page.
   *
   * @param fromSeq the number in the ledger of the first, from 0
   */
  public void forEachCommitOf(String ledger, long fromSeq, Consumer<Commit> reader) {
    long next = fromSeq;
    while (next >= 0) {
      List<Commit> page = store.ofLedger(ledger, next, PAGE);
      page.forEach(reader);
      next = page.size() < PAGE ? -1 : page.getLast().header().ledgerSeq() + 1;
    }
  }

  /**
   * Some of a ledger's commits, in order.
   *
   * @param fromSeq the number in the ledger of the first, from 0
   * @param count how many at most
   */
  public List<Commit> commitsOf(String ledger, long fromSeq, long count) {
    List<Commit> commits = new ArrayList<>();
    while (commits.size() < count) {
      int most = (int) Math.min(PAGE, count - commits.size());
      List<Commit> page = store.ofLedger(ledger, fromSeq + commits.size(), most);
      commits.addAll(page);
      if (page.size() < most) {
        return commits;
      }
    }
    return commits;
  }

  private long firstLedgerSeq(String ledger, long fromPosition) {
    if (fromPosition <= 0) {
      return 0;
    }
    return store.firstOf(ledger, fromPosition).map(first -> first.header().ledgerSeq()).orElse(-1L);
  }

  /**
   * Hands over all commits in order, page by page, up to where the log ends then.
   *
   * @param fromPosition where to begin; may lie inside a commit
   */
  public void forEachCommit(long fromPosition, Consumer<Commit> reader) {
    List<Commit> page = readFrom(fromPosition, PAGE);
    while (!page.isEmpty()) {
      page.forEach(reader);
      page = readFrom(page.getLast().nextPosition(), PAGE);
    }
  }

  /**
   * Calls the listener whenever the log has grown, by whomever. It must return at once; it is told
   * that there is something to read, not what.
   */
  public Registration onAppended(Runnable listener) {
    return tail.onMoved(listener);
  }

  /** The shared end of the log, for readers that follow it. */
  LogTail tail() {
    return tail;
  }

  /** Ends the following of the log. The client stays open. */
  @Override
  public void close() {
    OPEN.computeIfPresent(place, (key, logs) -> logs.remove(this) && logs.isEmpty() ? null : logs);
    tail.close();
  }
}
