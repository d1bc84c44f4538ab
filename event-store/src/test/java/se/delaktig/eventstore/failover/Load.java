package se.delaktig.eventstore.failover;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import se.delaktig.eventstore.CommandAlreadyDoneException;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogEventStore;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.OutcomeUnknownException;
import se.delaktig.eventstore.Receipt;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.eventstore.failover.Finding.Kind;

/**
 * Senders and readers of one log, as two processes would have them: each with its own connections,
 * and none told of the other's appends. They write down what they did and were told.
 */
final class Load implements AutoCloseable {
  private static final int SENDERS_OF_EACH = 4;
  private static final long LONGEST_THINKING = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long READERS_PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final List<MongoClient> clients = new ArrayList<>();
  private final List<CommitLog> logs = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> senders = new ArrayList<>();
  private final List<Future<?>> readers = new ArrayList<>();
  private final Collection<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Collection<Finding> answersFound = new ConcurrentLinkedQueue<>();
  private final Map<String, List<String>> seen = new ConcurrentHashMap<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private final long seed;
  private volatile boolean told;
  private volatile long end = Long.MAX_VALUE;

  /**
   * @param uris one for each process
   * @param seed for what the senders choose to do
   */
  Load(List<String> uris, String database, Duration patience, long seed) {
    this.seed = seed;
    for (String uri : uris) {
      MongoClient client = MongoClients.create(uri);
      clients.add(client);
      logs.add(
          CommitLog.open(
              client,
              database,
              InstantSource.system(),
              LogSettings.server().withPatience(patience)));
    }
  }

  void start() {
    for (int process = 0; process < logs.size(); process++) {
      CommitLog log = logs.get(process);
      CommitLog other = logs.get((process + 1) % logs.size());
      for (int i = 0; i < SENDERS_OF_EACH; i++) {
        String name = "sender-" + process + "-" + i;
        senders.add(
            threads.submit(() -> new Sender(name, log, other, seed + name.hashCode()).run()));
      }
      String name = "reader-" + process;
      readers.add(threads.submit(() -> follow(name, log, Integer.MAX_VALUE)));
      readers.add(threads.submit(() -> follow(name + "-that-begins-anew", log, 200)));
      readers.add(threads.submit(() -> turnPages(name + "-of-pages", log)));
    }
  }

  /** How many commands have been acknowledged so far. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** How many times a sender got no answer to an append. */
  long unanswered() {
    return unanswered.get();
  }

  /** How many times a sender was told that nothing was stored. */
  long unavailable() {
    return unavailable.get();
  }

  long commands() {
    return sent.size();
  }

  /** Lets everybody come to an end and holds it all against the log. */
  List<Finding> findings() throws ExecutionException, InterruptedException {
    told = true;
    for (Future<?> sender : senders) {
      sender.get();
    }
    List<Commit> log = new ArrayList<>();
    logs.getFirst().forEachCommit(0, log::add);
    end = log.isEmpty() ? 0 : log.getLast().nextPosition();
    for (Future<?> reader : readers) {
      reader.get();
    }
    List<Finding> findings = new ArrayList<>(answersFound);
    findings.addAll(LogChecker.findings(log, sent, seen));
    for (Sent command : sent) {
      boolean there = logs.getLast().outcomeOf(command.commandId()).isPresent();
      boolean known = command.knowledge() == Sent.Knowledge.ACKNOWLEDGED;
      if (known && !there) {
        findings.add(new Finding(Kind.WRONG_ANSWER, command + " is said not to be there"));
      }
    }
    return findings;
  }

  @Override
  public void close() {
    told = true;
    end = 0;
    logs.forEach(CommitLog::close);
    threads.shutdownNow();
    clients.forEach(MongoClient::close);
  }

  /** Sends one command after the other to streams of its own. */
  private final class Sender {
    private final String name;
    private final CommitLog log;
    private final CommitLog other;
    private final Random random;
    private int stream;
    private long seq;

    Sender(String name, CommitLog log, CommitLog other, long seed) {
      this.name = name;
      this.log = log;
      this.other = other;
      this.random = new Random(seed);
    }

    void run() {
      while (!told) {
        List<NewEvent> events = events(1 + random.nextInt(3));
        Sent command = new Sent(UUID.randomUUID().toString(), events, System.nanoTime());
        sent.add(command);
        append(command, events);
        switch (command.knowledge()) {
          case ACKNOWLEDGED -> {
            seq += events.size();
            acknowledged.incrementAndGet();
            if (random.nextInt(10) == 0) {
              askTheOther(command);
            }
          }
          case REFUSED -> unavailable.incrementAndGet();
          case UNKNOWN -> {
            stream++;
            seq = 0;
          }
        }
        LockSupport.parkNanos(random.nextLong(LONGEST_THINKING));
      }
    }

    private List<NewEvent> events(int count) {
      List<NewEvent> events = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        events.add(
            new NewEvent(
                UUID.randomUUID().toString(),
                name + "-" + stream,
                seq + i,
                "noted",
                1,
                "{\"by\":\"" + name + "\",\"number\":" + (seq + i) + "}"));
      }
      return events;
    }

    private void append(Sent command, List<NewEvent> events) {
      try {
        command.told(log.append(request(command, events)), System.nanoTime());
      } catch (CommandAlreadyDoneException e) {
        command.told(e.receipt(), System.nanoTime());
      } catch (LogUnavailableException e) {
        // of this try nothing was stored, which is all that the command keeps of it
        return;
      } catch (OutcomeUnknownException e) {
        unanswered.incrementAndGet();
        command.unsure();
        wonder(command);
      }
    }

    /** What people do who got no answer: ask and send again, just send again, or go away. */
    private void wonder(Sent command) {
      int choice = random.nextInt(3);
      if (choice == 0) {
        return;
      }
      if (choice == 1) {
        ask(log, command).ifPresent(receipt -> command.told(receipt, System.nanoTime()));
      }
      while (command.knowledge() != Sent.Knowledge.ACKNOWLEDGED && !told) {
        append(command, events(command.events().size()));
      }
    }

    private Optional<Receipt> ask(CommitLog asked, Sent command) {
      while (!told) {
        try {
          return asked.outcomeOf(command.commandId());
        } catch (LogUnavailableException e) {
          // nobody answers for now; whoever wants to know asks again
          LockSupport.parkNanos(LONGEST_THINKING);
        }
      }
      return Optional.empty();
    }

    private void askTheOther(Sent command) {
      Optional<Receipt> receipt = ask(other, command);
      receipt.ifPresent(one -> command.told(one, System.nanoTime()));
      if (receipt.isEmpty() && !told) {
        answersFound.add(
            new Finding(Kind.WRONG_ANSWER, command + " was said not to be there, just after"));
      }
    }

    private CommitRequest request(Sent command, List<NewEvent> events) {
      return new CommitRequest(
          "ledger-" + name.charAt(name.length() - 1),
          name,
          "sender",
          "note",
          command.commandId(),
          "00ff",
          null,
          events);
    }
  }

  /** Follows the log, and opens its stream anew from its last token every so many events. */
  private void follow(String name, CommitLog log, int atATime) {
    List<String> mine = seen.computeIfAbsent(name, one -> new ArrayList<>());
    CommitLogEventStore store = CommitLogEventStore.on(log, AS_IT_STANDS);
    TrackingToken token = null;
    long deadline = Long.MAX_VALUE;
    while (mine.size() < end && System.nanoTime() < deadline) {
      try (TrackingEventStream stream = store.openStream(token)) {
        for (int i = 0; i < atATime && mine.size() < end && System.nanoTime() < deadline; i++) {
          if (stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)) {
            TrackedEventMessage<?> event = stream.nextAvailable();
            mine.add(event.getIdentifier());
            token = event.trackingToken();
          }
          deadline = deadline(deadline);
        }
      } catch (LogUnavailableException e) {
        // as Axon does: begin anew at the last token
        LockSupport.parkNanos(LONGEST_THINKING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      deadline = deadline(deadline);
    }
  }

  private void turnPages(String name, CommitLog log) {
    List<String> mine = seen.computeIfAbsent(name, one -> new ArrayList<>());
    long position = 0;
    long deadline = Long.MAX_VALUE;
    while (mine.size() < end && System.nanoTime() < deadline) {
      try {
        for (Commit commit : log.readFrom(position, 100)) {
          commit.events().stream().map(StoredEvent::id).forEach(mine::add);
          position = commit.nextPosition();
        }
      } catch (LogUnavailableException e) {
        // the page is asked for again
        LockSupport.parkNanos(LONGEST_THINKING);
      }
      LockSupport.parkNanos(LONGEST_THINKING);
      deadline = deadline(deadline);
    }
  }

  /** Once the log's end is known a reader has so long to get there. */
  private long deadline(long known) {
    return known == Long.MAX_VALUE && end != Long.MAX_VALUE
        ? System.nanoTime() + READERS_PATIENCE
        : known;
  }

  private static final EventFormat AS_IT_STANDS =
      new EventFormat() {
        @Override
        public Encoded encode(Object payload) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Object decode(String name, int revision, String body) {
          return body;
        }
      };
}
