package se.delaktig.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.delaktig.eventstore.ChainVerifier;
import se.delaktig.eventstore.CommandAlreadyDoneException;
import se.delaktig.eventstore.CommandReusedException;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogEventStore;
import se.delaktig.eventstore.CommitLogStorageEngine;
import se.delaktig.eventstore.CommitMetadata;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.LogUnavailableException;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.OutcomeUnknownException;
import se.delaktig.eventstore.Receipt;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.eventstore.StreamConflictException;
import se.delaktig.eventstore.UnknownEventException;

/**
 * What every server that holds a commit log must keep, one test per guarantee. A subclass says
 * where the server is.
 */
@Timeout(60)
public abstract class CommitLogConformance {

  private static final String LEDGER = "2017-00434";

  private final EventFormat format = new NotedFormat();
  private final JumpingClock clock = new JumpingClock();
  private final String database = "conformance_" + UUID.randomUUID().toString().replace("-", "");
  private final List<AutoCloseable> opened = new ArrayList<>();
  private MongoClient client;
  private CommitLog log;

  /** The server's address, {@code mongodb://127.0.0.1:...}. */
  protected abstract String uri();

  protected abstract LogSettings settings();

  @BeforeEach
  void openLog() {
    client = MongoClients.create(uri());
    log = CommitLog.open(client, database, clock, settings());
  }

  @AfterEach
  void dropLog() throws Exception {
    for (AutoCloseable other : opened) {
      other.close();
    }
    log.close();
    client.getDatabase(database).drop();
    client.close();
  }

  /** As another process would open it: another connection, and no ring from this one's appends. */
  private CommitLog logOfAnotherProcess(JumpingClock itsClock) {
    MongoClient itsClient = MongoClients.create(uri().replace("127.0.0.1", "localhost"));
    CommitLog itsLog = CommitLog.open(itsClient, database, itsClock, settings());
    opened.add(itsLog);
    opened.add(itsClient);
    return itsLog;
  }

  // ---- appending

  @Test
  void anAppendIsAllOrNothing() {
    log.append(command(event("dialogue-b", 0)));

    Throwable refused =
        catchThrowable(() ->
            log.append(
                command(event("dialogue-a", 0), event("dialogue-b", 0), event("dialogue-c", 0))));

    assertThat(refused).isInstanceOf(StreamConflictException.class);
    assertThat(log.head()).isEqualTo(1);
    assertThat(log.stream("dialogue-a", 0)).isEmpty();
    assertThat(log.stream("dialogue-c", 0)).isEmpty();
    Receipt next = log.append(command(event("dialogue-a", 0), event("dialogue-c", 0)));
    assertThat(next.firstPosition()).isEqualTo(1);
    assertThat(next.lastPosition()).isEqualTo(2);
  }

  @Test
  void orderOfPositionsIsOrderOfCommitsIsOrderOfDelivery() throws Exception {
    CommitLog other = logOfAnotherProcess(new JumpingClock());
    List<Long> early = new ArrayList<>();
    Map<String, Long> receipts = new HashMap<>();
    int writers = 8;
    int each = 30;
    try (ExecutorService pool = Executors.newCachedThreadPool();
        TrackingEventStream reader = CommitLogEventStore.on(log, format).openStream(null);
        TrackingEventStream otherReader = CommitLogEventStore.on(other, format).openStream(null)) {
      List<Future<List<Receipt>>> appended = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        CommitLog mine = w % 2 == 0 ? log : other;
        appended.add(pool.submit(() -> write(mine, "writer-" + writer, each, new Random(writer))));
      }
      List<TrackedEventMessage<?>> seen = new ArrayList<>();
      List<TrackedEventMessage<?>> seenByOther = new ArrayList<>();
      for (Future<List<Receipt>> receiptsOfWriter : appended) {
        for (Receipt receipt : receiptsOfWriter.get()) {
          receipts.put(receipt.commandId(), receipt.firstPosition());
        }
      }
      long total = log.head();
      take(reader, total, seen);
      take(otherReader, total, seenByOther);

      assertThat(receipts).hasSize(writers * each);
      assertThat(seen)
          .extracting(CommitLogConformance::position)
          .containsExactlyElementsOf(LongStream.range(0, total).boxed().toList());
      assertThat(seenByOther.stream().map(EventMessage::getIdentifier))
          .containsExactlyElementsOf(seen.stream().map(EventMessage::getIdentifier).toList());
      for (TrackedEventMessage<?> message : seen) {
        String commandId = (String) message.getMetaData().get(CommitMetadata.COMMAND_ID);
        if (position(message) == receipts.get(commandId)) {
          early.add(position(message));
        }
      }
      assertThat(early).hasSize(writers * each);
      Map<String, Long> lastNumber = new HashMap<>();
      for (TrackedEventMessage<?> message : seen) {
        Noted noted = (Noted) message.getPayload();
        assertThat(noted.number()).isEqualTo(lastNumber.getOrDefault(noted.writer(), -1L) + 1);
        lastNumber.put(noted.writer(), noted.number());
      }
      assertThat(faultOfWholeLog()).isNull();
    }
  }

  private List<Receipt> write(CommitLog mine, String stream, int commits, Random random) {
    List<Receipt> receipts = new ArrayList<>();
    long seq = 0;
    for (int i = 0; i < commits; i++) {
      NewEvent[] events = new NewEvent[1 + random.nextInt(4)];
      for (int e = 0; e < events.length; e++) {
        events[e] = event(stream, seq++);
      }
      receipts.add(mine.append(command(events)));
    }
    return receipts;
  }

  @Test
  void thereIsNoGapAndNoDuplicateWhereWritersFightOverTheSameStreams() throws Exception {
    CommitLog other = logOfAnotherProcess(new JumpingClock());
    AtomicInteger refused = new AtomicInteger();
    ConcurrentLinkedQueue<Receipt> accepted = new ConcurrentLinkedQueue<>();
    inParallel(
        8,
        writer -> {
          CommitLog mine = writer % 2 == 0 ? log : other;
          for (int i = 0; i < 20; i++) {
            String stream = "dialogue-" + i % 3;
            long next = mine.lastSeqOf(stream).map(last -> last + 1).orElse(0L);
            try {
              accepted.add(mine.append(command(event(stream, next), event(stream, next + 1))));
            } catch (StreamConflictException e) {
              refused.incrementAndGet();
            }
          }
          return null;
        });

    assertThat(refused.get()).isPositive();
    assertThat(accepted).hasSize(160 - refused.get());
    assertThat(log.head()).isEqualTo(2L * accepted.size());
    assertThat(faultOfWholeLog()).isNull();
  }

  @Test
  void noEventIsSeenBeforeOneThatPrecedesItWhateverTheWritersClocks() throws Exception {
    JumpingClock fastClock = new JumpingClock();
    fastClock.jump(Duration.ofDays(400));
    JumpingClock slowClock = new JumpingClock();
    slowClock.jump(Duration.ofDays(-400));
    List<CommitLog> writers =
        List.of(log, logOfAnotherProcess(fastClock), logOfAnotherProcess(slowClock));
    int each = 40;
    List<TrackedEventMessage<?>> seen = new ArrayList<>();
    try (TrackingEventStream reader = CommitLogEventStore.on(log, format).openStream(null);
        ExecutorService readers = Executors.newSingleThreadExecutor()) {
      Future<?> reading =
          readers.submit(() -> {
            take(reader, 3L * each, seen);
            return null;
          });
      inParallel(
          3,
          writer -> {
            for (int i = 0; i < each; i++) {
              writers.get(writer).append(command(event("writer-" + writer, i)));
            }
            return null;
          });
      reading.get();
    }

    assertThat(seen)
        .extracting(CommitLogConformance::position)
        .containsExactlyElementsOf(LongStream.range(0, 3L * each).boxed().toList());
    assertThat(seen).extracting(EventMessage::getTimestamp).isSorted();
    assertThat(faultOfWholeLog()).isNull();
  }

  @Test
  void recordedTimeNeverRunsBackwardsWhateverTheWritersClocks() {
    JumpingClock slowClock = new JumpingClock();
    slowClock.jump(Duration.ofDays(-3));
    CommitLog slow = logOfAnotherProcess(slowClock);

    Instant first = log.append(command(event("a", 0))).at();
    Instant bySlow = slow.append(command(event("b", 0))).at();
    clock.jump(Duration.ofHours(-5));
    Instant afterJumpBack = log.append(command(event("a", 1))).at();
    clock.jump(Duration.ofHours(6));
    Instant afterJumpForward = log.append(command(event("a", 2))).at();
    Instant bySlowAgain = slow.append(command(event("b", 1))).at();

    assertThat(first).isEqualTo(Instant.parse("2019-11-18T08:00:00Z"));
    assertThat(bySlow).isEqualTo(first);
    assertThat(afterJumpBack).isEqualTo(first);
    assertThat(afterJumpForward).isEqualTo(Instant.parse("2019-11-18T09:00:00Z"));
    assertThat(bySlowAgain).isEqualTo(afterJumpForward);
    assertThat(faultOfWholeLog()).isNull();
  }

  @Test
  void aStreamHasAnOptimisticLock() {
    log.append(command(event("dialogue-1", 0)));
    log.append(command(event("dialogue-1", 1)));

    assertThatThrownBy(() -> log.append(command(event("dialogue-1", 1))))
        .isInstanceOfSatisfying(
            StreamConflictException.class,
            conflict -> {
              assertThat(conflict.stream()).isEqualTo("dialogue-1");
              assertThat(conflict.seq()).isEqualTo(1);
              assertThat(conflict.alreadyBegun()).isFalse();
            });
    assertThatThrownBy(() -> engine().appendEvents(message("dialogue-1", 1, header())))
        .isInstanceOf(ConcurrencyException.class);
  }

  @Test
  void aStreamBegunTwiceIsRefusedAsSuch() {
    log.append(command(event("dialogue-1", 0)));

    assertThatThrownBy(() -> log.append(command(event("dialogue-1", 0))))
        .isInstanceOfSatisfying(
            StreamConflictException.class,
            conflict -> assertThat(conflict.alreadyBegun()).isTrue());
    assertThatThrownBy(() -> engine().appendEvents(message("dialogue-1", 0, header())))
        .isInstanceOf(AggregateStreamCreationException.class);
  }

  @Test
  void ofWritersWhoBeginTheSameStreamAtOnceOneSucceeds() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    inParallel(
        32,
        writer -> {
          try {
            log.append(command(event("dialogue-1", 0)));
            begun.incrementAndGet();
          } catch (StreamConflictException e) {
            refused.incrementAndGet();
          }
          return null;
        });

    assertThat(begun).hasValue(1);
    assertThat(refused).hasValue(31);
    assertThat(log.head()).isEqualTo(1);
  }

  @Test
  void aCommitMayGoOverSeveralStreams() {
    Receipt receipt =
        log.append(
            command(
                event("project-1", 0),
                event("library-1", 0),
                event("project-1", 1),
                event("access-1", 0)));

    assertThat(receipt.streams()).containsExactly("project-1", "library-1", "access-1");
    assertThat(receipt.firstPosition()).isZero();
    assertThat(receipt.lastPosition()).isEqualTo(3);
    assertThat(log.stream("project-1", 0))
        .extracting(StoredEvent::position)
        .containsExactly(0L, 2L);
    assertThat(log.stream("access-1", 0)).extracting(StoredEvent::position).containsExactly(3L);
  }

  @Test
  void aCommitMayHoldSeveralHundredEvents() {
    log.append(command(event("other", 0)));
    NewEvent[] events =
        IntStream.range(0, 700)
            .mapToObj(i -> event("import-" + i % 350, i / 350))
            .toArray(NewEvent[]::new);

    Receipt receipt = log.append(command(events));

    assertThat(receipt.streams()).hasSize(350);
    assertThat(receipt.lastPosition()).isEqualTo(700);
    assertThat(log.stream("import-349", 0)).hasSize(2);
    assertThat(log.readFrom(500, 1).getFirst().events()).hasSize(700);
    assertThat(faultOfWholeLog()).isNull();
  }

  @Test
  void ofThreeProcessesThatAppendAtOnceEachGetsAtLeastAFifth() throws Exception {
    int enough = 1500;
    int untilAllAreAtIt = 500;
    List<AppendingProcess> processes = new ArrayList<>();
    for (String name : List.of("one", "two", "three")) {
      processes.add(AppendingProcess.start(name, uri(), database, settings().embedded()));
    }
    long start;
    try {
      for (AppendingProcess process : processes) {
        process.awaitReady();
      }
      start = log.head() + untilAllAreAtIt;
      for (AppendingProcess process : processes) {
        process.go();
      }
      Awaitility.await("enough is appended")
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> log.head() >= start + enough);
    } finally {
      for (AppendingProcess process : processes) {
        process.close();
      }
    }
    Map<String, Long> shares = new HashMap<>();
    log.forEachCommit(
        start,
        commit -> {
          if (commit.position() >= start && commit.position() < start + enough) {
            shares.merge(commit.header().actor(), 1L, Long::sum);
          }
        });

    assertThat(shares).containsOnlyKeys("one", "two", "three");
    assertThat(shares.values()).allMatch(share -> share >= enough / 5);
    assertThat(faultOfWholeLog()).isNull();
  }

  // ---- commands

  @Test
  void anAcceptedCommandIdIsAnsweredForEverWithItsFirstAnswer() {
    CommitRequest request = command(event("dialogue-1", 0), event("dialogue-2", 0));
    Receipt first = log.append(request);
    log.append(command(event("dialogue-1", 1)));

    assertThat(log.receiptOf(request.commandId())).contains(first);
    assertThat(logOfAnotherProcess(clock).receiptOf(request.commandId())).contains(first);
    assertThat(log.receiptOf("never-seen")).isEmpty();
    CommitRequest again = sameCommand(request, request.bodyHash(), event("dialogue-1", 2));
    assertThatThrownBy(() -> log.append(again))
        .isInstanceOfSatisfying(
            CommandAlreadyDoneException.class, done -> assertThat(done.receipt()).isEqualTo(first));
    assertThat(log.append(request)).as("the very same append").isEqualTo(first);
    assertThat(log.head()).isEqualTo(3);
  }

  @Test
  void aCommandSentSixtyFourTimesAtOnceHappensOnceAndIsAnsweredTheSame() throws Exception {
    CommitLog other = logOfAnotherProcess(clock);
    CommitRequest request = command(event("dialogue-1", 0));
    ConcurrentLinkedQueue<Receipt> answers = new ConcurrentLinkedQueue<>();
    AtomicInteger stored = new AtomicInteger();
    inParallel(
        64,
        sender -> {
          CommitRequest mine =
              sameCommand(request, request.bodyHash(), event("dialogue-" + sender % 2, 0));
          try {
            answers.add((sender % 3 == 0 ? other : log).append(mine));
            stored.incrementAndGet();
          } catch (CommandAlreadyDoneException e) {
            answers.add(e.receipt());
          }
          return null;
        });

    assertThat(stored).hasValue(1);
    assertThat(answers).hasSize(64);
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(log.head()).isEqualTo(1);
  }

  @Test
  void aCommandIdWithAnotherBodyIsRefused() {
    CommitRequest request = command(event("dialogue-1", 0));
    log.append(request);

    assertThatThrownBy(() -> log.append(sameCommand(request, "ffff", event("dialogue-1", 1))))
        .isInstanceOfSatisfying(
            CommandReusedException.class,
            reused -> assertThat(reused.commandId()).isEqualTo(request.commandId()));
    assertThat(log.head()).isEqualTo(1);
  }

  // ---- lost answers

  @Test
  void anAppendWhoseAnswerIsLostIsStoredOnceAndAnswered() throws Exception {
    log.append(command(event("a", 0)));
    try (LossyWire wire = new LossyWire(port());
        MongoClient overWire = MongoClients.create(uriOver(wire));
        CommitLog remote = CommitLog.open(overWire, database, clock, settings())) {
      remote.append(command(event("a", 1)));
      for (LossyWire.Break where : LossyWire.Break.values()) {
        CommitRequest request = command(event("b-" + where, 0), event("b-" + where, 1));
        wire.breakNext(where);

        Receipt receipt = remote.append(request);

        assertThat(log.receiptOf(request.commandId())).contains(receipt);
        assertThat(log.head()).isEqualTo(receipt.lastPosition() + 1);
      }
      assertThat(wire.breaks()).isEqualTo(2);
      assertThat(log.head()).isEqualTo(6);
      assertThat(faultOfWholeLog()).isNull();
    }
  }

  @Test
  void manyAppendsOverAWireThatBreaksAgainAndAgainAreEachStoredOnce() throws Exception {
    Random random = new Random(20181101);
    List<Optional<LossyWire.Break>> plan =
        random
            .ints(24, 0, 6)
            .mapToObj(i -> Arrays.stream(LossyWire.Break.values()).skip(i).findFirst())
            .toList();
    ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    try (LossyWire wire = new LossyWire(port());
        MongoClient overWire = MongoClients.create(uriOver(wire));
        CommitLog remote = CommitLog.open(overWire, database, clock, settings())) {
      wire.plan(plan);
      inParallel(
          8,
          worker -> {
            for (int i = 0; i < 40; i++) {
              CommitLog mine = worker == 7 ? log : remote;
              receipts.add(mine.append(command(event("s-" + worker, i))));
            }
            return null;
          });
      assertThat(wire.breaks()).isPositive();
    }

    assertThat(receipts).hasSize(320);
    assertThat(receipts.stream().map(Receipt::firstPosition).sorted())
        .containsExactlyElementsOf(LongStream.range(0, 320).boxed().toList());
    for (Receipt receipt : receipts) {
      assertThat(log.receiptOf(receipt.commandId())).contains(receipt);
    }
    assertThat(faultOfWholeLog()).isNull();
  }

  /**
   * The driver finds a server that is back by its own heartbeat; until then the log says that it is
   * unavailable.
   */
  private static void untilItIsReached(CommitLog log) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      try {
        log.receiptOf("nobody-asked");
        return;
      } catch (LogUnavailableException | MongoException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
      }
    }
  }

  @Test
  void whoeverCannotBeToldTheOutcomeIsToldSoAndCanAskLater() throws Exception {
    try (LossyWire wire = new LossyWire(port());
        MongoClient overWire = MongoClients.create(uriOver(wire));
        CommitLog remote =
            CommitLog.open(
                overWire, database, clock, settings().withPatience(Duration.ofMillis(200)))) {
      remote.append(command(event("a", 0)));
      CommitRequest request = command(event("a", 1));
      wire.breakForGood(LossyWire.Break.BEFORE_ITS_ANSWER);

      assertThatThrownBy(() -> remote.append(request))
          .isInstanceOfSatisfying(
              OutcomeUnknownException.class,
              unknown -> assertThat(unknown.commandId()).isEqualTo(request.commandId()));
      assertThatThrownBy(() -> remote.append(command(event("b", 0))))
          .isInstanceOf(LogUnavailableException.class);

      wire.repair();
      Receipt receipt = log.receiptOf(request.commandId()).orElseThrow();
      assertThat(receipt.firstPosition()).isEqualTo(1);
      untilItIsReached(remote);
      CommitRequest again = sameCommand(request, request.bodyHash(), event("a", 1));
      assertThatThrownBy(() -> remote.append(again))
          .isInstanceOfSatisfying(
              CommandAlreadyDoneException.class,
              done -> assertThat(done.receipt()).isEqualTo(receipt));
      assertThat(remote.append(command(event("b", 0))).firstPosition()).isEqualTo(2);
      assertThat(faultOfWholeLog()).isNull();
    }
  }

  @Test
  void anInterruptedAppenderStillGetsItsAnswer() {
    Thread.currentThread().interrupt();
    Receipt receipt = log.append(command(event("a", 0)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(log.receiptOf(receipt.commandId())).contains(receipt);
  }

  private int port() {
    String primary =
        client.getDatabase("admin").runCommand(new Document("isMaster", 1)).getString("me");
    String host = primary == null ? uri().split("[/?,]+")[1] : primary;
    return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
  }

  /** Without the driver's own retries, so that the log's are tried. */
  private static String uriOver(LossyWire wire) {
    return "mongodb://127.0.0.1:"
        + wire.port()
        + "/?directConnection=true&retryWrites=false&retryReads=false&serverSelectionTimeoutMS=500";
  }

  // ---- reading

  @Test
  void aReaderMayStartInsideACommit() throws Exception {
    log.append(command(event("a", 0), event("a", 1), event("a", 2)));
    log.append(command(event("a", 3), event("a", 4)));

    for (long seen = -1; seen < 5; seen++) {
      TrackingToken token = new GlobalSequenceTrackingToken(seen);
      List<Long> expected = LongStream.range(seen + 1, 5).boxed().toList();
      assertThat(engine().readEvents(token, false).map(CommitLogConformance::position))
          .containsExactlyElementsOf(expected);
      try (TrackingEventStream reader = CommitLogEventStore.on(log, format).openStream(token)) {
        List<TrackedEventMessage<?>> read = new ArrayList<>();
        take(reader, expected.size(), read);
        assertThat(read)
            .extracting(CommitLogConformance::position)
            .containsExactlyElementsOf(expected);
        assertThat(reader.hasNextAvailable()).isFalse();
      }
    }
    assertThat(log.readFrom(1, 10)).extracting(Commit::position).containsExactly(0L, 3L);
    assertThat(log.readFrom(4, 10)).extracting(Commit::position).containsExactly(3L);
    assertThat(logOfAnotherProcess(clock).readFrom(4, 10)).hasSize(1);
    assertThat(log.readFrom(5, 10)).isEmpty();
    assertThat(log.readFrom(99, 10)).isEmpty();
  }

  @Test
  void tokensAreOfConstantSize() {
    log.append(command(event("a", 0)));
    TrackingToken early = engine().createHeadToken();
    for (int i = 1; i <= 50; i++) {
      log.append(command(event("a", i), event("b", i - 1)));
    }
    List<TrackingToken> tokens =
        engine().readEvents(early, false).map(TrackedEventMessage::trackingToken).toList();

    assertThat(tokens).hasSize(100).hasOnlyElementsOfType(GlobalSequenceTrackingToken.class);
    assertThat(tokens.getLast()).isEqualTo(new GlobalSequenceTrackingToken(100));
  }

  @Test
  void tokensStandAtTailAndHeadAndTimeAndAreNeverNull() {
    assertThat(engine().createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(engine().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(engine().createTokenAt(clock.instant()))
        .isEqualTo(new GlobalSequenceTrackingToken(-1));
    Instant start = clock.instant();
    for (int hour = 0; hour < 10; hour++) {
      log.append(command(event("a", 2 * hour), event("a", 2 * hour + 1)));
      log.append(command(event("b", hour)));
      clock.jump(Duration.ofHours(1));
    }

    assertThat(engine().createTailToken()).isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(engine().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(29));
    assertThat(engine().createTokenAt(start)).isEqualTo(new GlobalSequenceTrackingToken(-1));
    assertThat(engine().createTokenAt(start.plus(Duration.ofHours(4))))
        .isEqualTo(new GlobalSequenceTrackingToken(11));
    assertThat(engine().createTokenAt(start.plus(Duration.ofMinutes(241))))
        .isEqualTo(new GlobalSequenceTrackingToken(14));
    assertThat(engine().createTokenAt(clock.instant()))
        .isEqualTo(new GlobalSequenceTrackingToken(29));
  }

  @Test
  void aReplayReachesWhatIsRebuiltAndLeavesOutWhatDisallowsIt() {
    Rebuilt rebuilt = new Rebuilt();
    OnlyOnce onlyOnce = new OnlyOnce();
    CommitLogEventStore store = CommitLogEventStore.on(log, format);
    Configuration axon =
        DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(c -> Jackson3Serializer.builder().build())
            .configureEventStore(c -> store)
            .eventProcessing(processing ->
                processing
                    .usingTrackingEventProcessors()
                    .registerTokenStore(c -> new InMemoryTokenStore())
                    .byDefaultAssignTo("views")
                    .registerEventHandler(c -> rebuilt)
                    .registerEventHandler(c -> onlyOnce))
            .buildConfiguration();
    axon.start();
    try {
      StreamingEventProcessor views =
          axon.eventProcessingConfiguration()
              .eventProcessor("views", StreamingEventProcessor.class)
              .orElseThrow();
      // what is there before a processor first has a token counts as a replay for Axon
      Awaitility.await().until(() -> !views.processingStatus().isEmpty());
      LongStream.range(0, 20).forEach(i -> log.append(command(event("a", i))));
      List<Long> all = LongStream.range(0, 20).boxed().toList();
      Awaitility.await()
          .untilAsserted(() -> {
            assertThat(rebuilt.seen).containsExactlyElementsOf(all);
            assertThat(onlyOnce.seen).containsExactlyElementsOf(all);
          });

      views.shutDown();
      rebuilt.seen.clear();
      Awaitility.await().ignoreExceptions().untilAsserted(views::resetTokens);
      views.start();
      Awaitility.await()
          .untilAsserted(() -> assertThat(rebuilt.seen).containsExactlyElementsOf(all));
      log.append(command(event("a", 20)));
      Awaitility.await().untilAsserted(() -> assertThat(rebuilt.seen).hasSize(21));
      Awaitility.await().untilAsserted(() -> assertThat(onlyOnce.seen).hasSize(21));
      assertThat(onlyOnce.seen).endsWith(20L);
    } finally {
      axon.shutdown();
    }
  }

  /** A handler that a replay is for. */
  static final class Rebuilt {
    private final List<Long> seen = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(Noted noted) {
      seen.add(noted.number());
    }
  }

  /** A handler that must not do again what it has done. */
  static final class OnlyOnce {
    private final List<Long> seen = new CopyOnWriteArrayList<>();

    @EventHandler
    @DisallowReplay
    void on(Noted noted) {
      seen.add(noted.number());
    }
  }

  @Test
  void whatWasAppendedComesBackWithItsCommit() {
    Map<String, Object> header = header();
    clock.jump(Duration.ofMinutes(7));
    EventMessage<Noted> sent = message("dialogue-1", 0, header);
    engine().appendEvents(sent, message("dialogue-1", 1, header));

    DomainEventMessage<?> event = engine().readEvents("dialogue-1").next();
    TrackedEventMessage<?> tracked = engine().readEvents(null, false).findFirst().orElseThrow();

    for (EventMessage<?> read : List.of(event, tracked)) {
      assertThat(read.getIdentifier()).isEqualTo(sent.getIdentifier());
      assertThat(read.getPayload()).isEqualTo(sent.getPayload());
      assertThat(read.getTimestamp()).isEqualTo(clock.instant());
      assertThat(read.getMetaData()).containsAllEntriesOf(header);
      assertThat(read.getMetaData()).containsEntry(CommitMetadata.LEDGER_SEQ, 0L);
    }
    assertThat(event.getAggregateIdentifier()).isEqualTo("dialogue-1");
    assertThat(event.getType()).isEqualTo("dialogue");
    assertThat(engine().lastSequenceNumberFor("dialogue-1")).contains(1L);
    assertThat(engine().lastSequenceNumberFor("dialogue-2")).isEmpty();
    assertThat(log.stream("dialogue-1", 0).getFirst().body())
        .isEqualTo("{\"writer\":\"dialogue-1\",\"number\":0}");
  }

  @Test
  void eventsThatDoNotSayWhoAndWhyAreRefused() {
    for (String key : List.of("ledger", "actor", "role", "command", "commandId")) {
      Map<String, Object> header = header();
      header.remove(key);
      assertThatThrownBy(() -> engine().appendEvents(message("dialogue-1", 0, header)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(key);
    }
    assertThatThrownBy(() ->
            engine()
                .appendEvents(
                    message("dialogue-1", 0, header()), message("dialogue-1", 1, header())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("commandId");
    assertThatThrownBy(() ->
            engine().appendEvents(new GenericEventMessage<>(new Noted("nobody", 0), header())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(log.head()).isZero();
  }

  @Test
  void aLongStreamIsReadWholeAndFromAnyNumber() {
    List<NewEvent> events = LongStream.range(0, 900).mapToObj(seq -> event("long-1", seq)).toList();
    for (int from = 0; from < 900; from += 9) {
      log.append(command(events.subList(from, from + 9).toArray(NewEvent[]::new)));
    }
    log.append(command(event("long-2", 0), event("long-11", 0)));

    assertThat(log.stream("long-1", 0))
        .extracting(StoredEvent::seq)
        .containsExactlyElementsOf(LongStream.range(0, 900).boxed().toList());
    assertThat(log.stream("long-1", 895)).hasSize(5);
    assertThat(log.stream("long-1", 900)).isEmpty();
    assertThat(log.lastSeqOf("long-1")).contains(899L);
    assertThat(log.lastSeqOf("long-2")).contains(0L);
    assertThat(log.event("long-1", 63)).map(StoredEvent::position).contains(63L);
    assertThat(log.event("long-1", 900)).isEmpty();
  }

  @Test
  void theLedgersOfStreamsAreToldInOneQuestion() {
    log.append(commandIn("2017-00434", event("dialogue-1", 0), event("dialogue-2", 0)));
    log.append(commandIn("office", event("access-1", 0)));
    log.append(commandIn("office", event("access-1", 1)));

    assertThat(log.ledgersOf(List.of("dialogue-2", "access-1", "dialogue-9")))
        .isEqualTo(Map.of("dialogue-2", "2017-00434", "access-1", "office"));
    assertThat(log.ledgersOf(List.of())).isEmpty();

    log.append(commandIn("office", event("dialogue-9", 0)));
    assertThat(log.ledgersOf(List.of("dialogue-9", "access-1")))
        .as("one that began since, and one that is known")
        .isEqualTo(Map.of("dialogue-9", "office", "access-1", "office"));
  }

  // ---- the chain

  @Test
  void aLedgerHasAGaplessNumberAndAHashChain() throws Exception {
    CommitLog other = logOfAnotherProcess(clock);
    inParallel(
        6,
        writer -> {
          String ledger = "ledger-" + writer % 3;
          for (int i = 0; i < 20; i++) {
            (writer % 2 == 0 ? log : other).append(commandIn(ledger, event("s-" + writer, i)));
          }
          return null;
        });

    for (String ledger : List.of("ledger-0", "ledger-1", "ledger-2")) {
      List<Commit> commits = new ArrayList<>();
      log.forEachCommit(ledger, 0, commits::add);
      assertThat(commits)
          .extracting(commit -> commit.header().ledgerSeq())
          .containsExactlyElementsOf(LongStream.range(0, 40).boxed().toList());
      ChainVerifier verifier = ChainVerifier.ofLedger();
      commits.forEach(verifier::check);
      assertThat(verifier.fault()).isEmpty();
      assertThat(verifier.headOf(ledger)).contains(commits.getLast().hash());

      List<Commit> later = new ArrayList<>();
      log.forEachCommit(ledger, commits.get(25).position(), later::add);
      assertThat(later).isEqualTo(commits.subList(25, 40));
    }
    List<Commit> none = new ArrayList<>();
    log.forEachCommit("ledger-9", 0, none::add);
    log.forEachCommit("ledger-0", log.head(), none::add);
    assertThat(none).isEmpty();
    assertThat(faultOfWholeLog()).isNull();
  }

  @Test
  void aChangedBodyIsFoundByTheChain() {
    for (int i = 0; i < 5; i++) {
      log.append(command(event("a", i)));
    }
    client
        .getDatabase(database)
        .getCollection(CommitLog.COLLECTION)
        .updateOne(
            new Document("_id", 2L),
            new Document("$set", new Document("events.0.body", "{\"writer\":\"a\",\"number\":7}")));

    ChainVerifier.Fault fault = faultOfWholeLog();

    assertThat(fault).isNotNull();
    assertThat(fault.position()).isEqualTo(2);
    assertThat(fault.reason()).contains("hash");
  }

  @Test
  void aMissingCommitStopsReadersAndIsFoundByTheChain() {
    for (int i = 0; i < 5; i++) {
      log.append(command(event("a", i)));
    }
    client
        .getDatabase(database)
        .getCollection(CommitLog.COLLECTION)
        .deleteOne(new Document("_id", 2L));

    assertThat(engine().readEvents(null, false).map(CommitLogConformance::position))
        .containsExactly(0L, 1L);
    ChainVerifier ledger = ChainVerifier.ofLedger();
    log.forEachCommit(LEDGER, 0, ledger::check);
    assertThat(ledger.fault()).map(ChainVerifier.Fault::position).contains(3L);
  }

  // ---- formats

  @Test
  void anUnknownEventNameFailsLoudlyAndNamesItself() throws Exception {
    log.append(command(event("a", 0)));
    log.append(command(new NewEvent(id(), "a", 1, "sung", 3, "{}")));

    assertThatThrownBy(() -> engine().readEvents("a"))
        .isInstanceOf(UnknownEventException.class)
        .hasMessageContaining("sung revision 3");
    try (TrackingEventStream reader = CommitLogEventStore.on(log, format).openStream(null)) {
      assertThat(position(reader.nextAvailable())).isZero();
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(reader::nextAvailable)
            .isInstanceOf(UnknownEventException.class)
            .hasMessageContaining("sung revision 3");
      }
    }
  }

  @Test
  void anOldRevisionIsBroughtForwardOnTheWayOut() {
    String old = "{\"author\":\"a\",\"number\":4}";
    log.append(command(new NewEvent(id(), "a", 0, "noted", 1, old)));

    assertThat(engine().readEvents("a").next().getPayload()).isEqualTo(new Noted("a", 4));
    assertThat(log.stream("a", 0).getFirst().body()).isEqualTo(old);
  }

  // ---- waking up

  @Test
  void readersAreWokenByAppendsOfThisProcessAndOfOthers() throws Exception {
    CommitLog other = logOfAnotherProcess(clock);
    CountDownLatch told = new CountDownLatch(2);
    try (TrackingEventStream reader = CommitLogEventStore.on(log, format).openStream(null)) {
      assertThat(reader.setOnAvailableCallback(told::countDown)).isTrue();
      log.append(command(event("a", 0)));
      assertThat(reader.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
      assertThat(position(reader.nextAvailable())).isZero();
      assertThat(reader.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();

      other.append(command(event("b", 0)));
      assertThat(reader.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
      assertThat(reader.peek()).map(CommitLogConformance::position).contains(1L);
      assertThat(position(reader.nextAvailable())).isEqualTo(1);
      assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aReaderThatFellBehindReadsOnWhereItStood() throws Exception {
    try (TrackingEventStream reader = CommitLogEventStore.on(log, format).openStream(null)) {
      assertThat(reader.hasNextAvailable()).isFalse();
      for (int i = 0; i < 12; i++) {
        NewEvent[] events =
            LongStream.range(250L * i, 250L * (i + 1))
                .mapToObj(seq -> event("a", seq))
                .toArray(NewEvent[]::new);
        log.append(command(events));
      }
      List<TrackedEventMessage<?>> read = new ArrayList<>();
      take(reader, 3000, read);

      assertThat(read)
          .extracting(CommitLogConformance::position)
          .containsExactlyElementsOf(LongStream.range(0, 3000).boxed().toList());
    }
  }

  // ---- what the tests are made of

  private CommitLogStorageEngine engine() {
    return new CommitLogStorageEngine(log, format);
  }

  private ChainVerifier.Fault faultOfWholeLog() {
    ChainVerifier verifier = ChainVerifier.ofWholeLog();
    log.forEachCommit(0, verifier::check);
    return verifier.fault().orElse(null);
  }

  private static void take(
      TrackingEventStream reader, long count, List<TrackedEventMessage<?>> into)
      throws InterruptedException {
    for (long i = 0; i < count; i++) {
      assertThat(reader.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
      into.add(reader.nextAvailable());
    }
  }

  private static long position(TrackedEventMessage<?> message) {
    return ((GlobalSequenceTrackingToken) message.trackingToken()).getGlobalIndex();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static NewEvent event(String stream, long seq) {
    String body = "{\"writer\":\"" + stream + "\",\"number\":" + seq + "}";
    return new NewEvent(id(), stream, seq, "noted", 2, body);
  }

  private static CommitRequest command(NewEvent... events) {
    return commandIn(LEDGER, events);
  }

  private static CommitRequest commandIn(String ledger, NewEvent... events) {
    return new CommitRequest(
        ledger, "actor-1", "project-worker", "note", id(), "00ff", null, List.of(events));
  }

  private static CommitRequest sameCommand(
      CommitRequest request, String bodyHash, NewEvent... events) {
    return new CommitRequest(
        request.ledger(),
        request.actor(),
        request.role(),
        request.command(),
        request.commandId(),
        bodyHash,
        request.correlation(),
        List.of(events));
  }

  private static Map<String, Object> header() {
    Map<String, Object> header = new HashMap<>();
    header.put(CommitMetadata.LEDGER, LEDGER);
    header.put(CommitMetadata.ACTOR, "actor-1");
    header.put(CommitMetadata.ROLE, "project-worker");
    header.put(CommitMetadata.COMMAND, "note");
    header.put(CommitMetadata.COMMAND_ID, id());
    header.put(CommitMetadata.COMMAND_BODY, "00ff");
    header.put(CommitMetadata.CORRELATION, "import-7");
    return header;
  }

  private static DomainEventMessage<Noted> message(
      String stream, long seq, Map<String, Object> header) {
    return new GenericDomainEventMessage<>("Dialogue", stream, seq, new Noted(stream, seq), header);
  }

  private interface Work {
    Object of(int worker) throws Exception;
  }

  private static void inParallel(int workers, Work work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      List<Future<Object>> running =
          Stream.iterate(0, i -> i + 1)
              .limit(workers)
              .map(worker ->
                  pool.submit(
                      (Callable<Object>)
                          () -> {
                            start.await();
                            return work.of(worker);
                          }))
              .collect(Collectors.toList());
      start.countDown();
      for (Future<Object> one : running) {
        one.get();
      }
    }
  }
}
