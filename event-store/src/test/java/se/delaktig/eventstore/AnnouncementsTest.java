package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.delaktig.eventstore.conformance.RealMongod;

/** A replica set tells of new commits; where it does not, readers look for themselves. */
@Timeout(120)
class AnnouncementsTest {
  private static final Duration NEVER = Duration.ofMinutes(30);
  private static final String DATABASE = "announcements";

  private static RealMongod set;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<Long> seen = new ArrayList<>();
  private CommitLog other;
  private long appended;

  @BeforeAll
  static void start() {
    assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    set = RealMongod.start(1, List.of("--setParameter", "enableTestCommands=1"), new Document());
  }

  @AfterAll
  static void stop() {
    if (set != null) {
      set.close();
    }
  }

  @BeforeEach
  void openOtherProcess() {
    other = open(set.uri().replace("127.0.0.1", "localhost"), NEVER);
  }

  @AfterEach
  void drop() throws Exception {
    failStreams("off");
    for (AutoCloseable one : opened.reversed()) {
      one.close();
    }
    try (MongoClient client = MongoClients.create(set.uri())) {
      client.getDatabase(DATABASE).drop();
    }
  }

  @Test
  void whatAnotherProcessAppendsIsReadWithoutBeingLookedFor() throws Exception {
    CommitLog log = open(set.uri(), NEVER);
    try (TrackingEventStream reader = follow(log);
        TrackingEventStream secondReader = follow(log)) {
      awaitStreams(1);
      for (int i = 0; i < 30; i++) {
        append();
        next(reader);
      }
      assertThat(seen).isEqualTo(positions(30));
      assertThat(secondReader.hasNextAvailable()).isTrue();
      assertThat(streams()).as("one cursor for all readers of a process").hasSize(1);
    }
  }

  @Test
  void aStreamWhoseCursorIsKilledGoesOn() throws Exception {
    CommitLog log = open(set.uri(), NEVER);
    try (TrackingEventStream reader = follow(log)) {
      for (int i = 0; i < 5; i++) {
        awaitStreams(1);
        killStreams();
        append();
        next(reader);
      }
      assertThat(seen).isEqualTo(positions(5));
    }
  }

  @Test
  void whereNoStreamCanBeHadReadersLookForThemselvesUntilThereIsOneAgain() throws Exception {
    CommitLog log = open(set.uri(), Duration.ofMillis(500));
    try (TrackingEventStream reader = follow(log)) {
      awaitStreams(1);
      append();
      next(reader);

      failStreams("alwaysOn");
      killStreams();
      awaitStreams(0);
      for (int i = 0; i < 5; i++) {
        append();
        next(reader);
      }
      assertThat(streams()).isEmpty();

      failStreams("off");
      awaitStreams(1);
      append();
      next(reader);
      assertThat(seen).isEqualTo(positions(7));
    }
  }

  @Test
  void whatWasAppendedWhileTheStreamWasAwayIsReadWhenItIsBack() throws Exception {
    CommitLog log = open(set.uri(), NEVER);
    try (TrackingEventStream reader = follow(log)) {
      awaitStreams(1);
      failStreams("alwaysOn");
      killStreams();
      awaitStreams(0);
      for (int i = 0; i < 5; i++) {
        append();
      }
      failStreams("off");
      for (int i = 0; i < 5; i++) {
        next(reader);
      }
      assertThat(seen).isEqualTo(positions(5));
    }
  }

  @Test
  void aClosedLogListensNoMore() {
    CommitLog log = open(set.uri(), NEVER);
    follow(log).close();
    awaitStreams(1);

    log.close();

    awaitStreams(0);
  }

  private CommitLog open(String uri, Duration pollDelay) {
    MongoClient client = MongoClients.create(uri);
    opened.add(client);
    CommitLog log =
        CommitLog.open(
            client,
            DATABASE,
            InstantSource.system(),
            LogSettings.server().withPollDelay(pollDelay).withPatience(Duration.ofSeconds(5)));
    opened.add(log);
    return log;
  }

  private static TrackingEventStream follow(CommitLog log) {
    return CommitLogEventStore.on(
            log,
            new EventFormat() {
              @Override
              public Encoded encode(Object payload) {
                throw new UnsupportedOperationException();
              }

              @Override
              public Object decode(String name, int revision, String body) {
                return body;
              }
            })
        .openStream(null);
  }

  private void append() {
    other.append(
        new CommitRequest(
            "office",
            "someone",
            "writer",
            "note",
            UUID.randomUUID().toString(),
            null,
            null,
            List.of(
                new NewEvent(
                    UUID.randomUUID().toString(), "note-1", appended++, "noted", 1, "{}"))));
  }

  private void next(TrackingEventStream reader) throws InterruptedException {
    assertThat(reader.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
    TrackedEventMessage<?> event = reader.nextAvailable();
    seen.add(((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex());
  }

  private static List<Long> positions(long count) {
    return LongStream.range(0, count).boxed().toList();
  }

  private static void awaitStreams(int count) {
    Awaitility.await("change streams of the log")
        .atMost(Duration.ofSeconds(30))
        .until(() -> streams().size() == count);
  }

  /** The change streams' cursors on the log's collection, at work or idle. */
  private static List<Long> streams() {
    try (MongoClient client = MongoClients.create(set.memberUri(0))) {
      List<Long> cursors = new ArrayList<>();
      for (Document operation :
          client
              .getDatabase("admin")
              .aggregate(
                  List.of(
                      new Document(
                          "$currentOp", new Document("idleCursors", true).append("allUsers", true)),
                      new Document("$match", new Document("ns", DATABASE + ".commits"))))) {
        Document cursor = operation.get("cursor", Document.class);
        if (cursor != null && cursor.toJson().contains("$changeStream")) {
          cursors.add(cursor.getLong("cursorId"));
        }
      }
      return cursors;
    }
  }

  private static void killStreams() {
    try (MongoClient client = MongoClients.create(set.memberUri(0))) {
      client
          .getDatabase(DATABASE)
          .runCommand(new Document("killCursors", "commits").append("cursors", streams()));
    }
  }

  /** Every attempt to open a change stream fails, or no longer. */
  private static void failStreams(String mode) {
    set.command(
        0,
        new Document("configureFailPoint", "failCommand")
            .append("mode", mode)
            .append(
                "data",
                new Document("failCommands", List.of("aggregate"))
                    .append("namespace", DATABASE + ".commits")
                    .append("errorCode", 11601)));
  }
}
