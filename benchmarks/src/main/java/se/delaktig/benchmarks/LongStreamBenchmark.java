package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogStorageEngine;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;

/** Loading one stream of many events, for the first time in a process and again. */
final class LongStreamBenchmark {

  private static final String COLD = "first load";
  private static final String WARM = "load again";
  private static final String AFTER_APPEND = "load after an append";
  private static final String STREAM = "library-2017-00434";
  private static final int IN_A_COMMIT = 500;

  private final Options options;
  private final int events;
  private final int rounds;
  private final Duration length;
  private final EventVocabulary vocabulary = new EventVocabulary();
  private long next;

  LongStreamBenchmark(Options options) {
    this.options = options;
    this.events = options.number("events", 10_000);
    this.rounds = options.number("rounds", 5);
    this.length = Duration.ofMillis(options.number("millis", 2_000));
  }

  Results run() {
    String kind = options.text("server", "real");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log = CommitLog.open(client, "log", InstantSource.system(), server.settings())) {
      Results results = new Results("stream-" + kind, "stream" + options, server.description(), 0);
      while (next < events) {
        append(log, IN_A_COMMIT);
      }
      for (int round = 0; round <= rounds; round++) {
        CommitLogStorageEngine engine = engine(log);
        Round cold = Round.ofOne(server, COLD, round, () -> load(engine));
        Round warm = Round.run(server, WARM, 1, round, length, worker -> load(engine));
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          append(log, 1);
          nanos.add(Round.ofOne(server, AFTER_APPEND, round, () -> load(engine)).nanos());
        }
        if (round > 0) {
          results.add(cold);
          results.add(warm);
          results.line(
              String.format(
                  Locale.ROOT,
                  "round %d: %,d events; first load %.1f ms, again p50 %.3f ms and p99 %.2f ms,"
                      + " after an append p50 %.2f ms",
                  round,
                  next,
                  cold.millisAt(50),
                  warm.millisAt(50),
                  warm.millisAt(99),
                  Measures.median(nanos.stream().mapToDouble(one -> one / 1e6))));
        }
      }
      return results;
    }
  }

  private CommitLogStorageEngine engine(CommitLog log) {
    return new CommitLogStorageEngine(log, new EventsAsJson(vocabulary));
  }

  private void load(CommitLogStorageEngine engine) {
    DomainEventStream stream = engine.readEvents(STREAM, 0);
    long found = 0;
    while (stream.hasNext()) {
      if (stream.next().getPayload() instanceof MaterialAdded) {
        found++;
      }
    }
    if (found != next) {
      throw new IllegalStateException("the stream gave " + found + " of " + next);
    }
  }

  private void append(CommitLog log, int count) {
    List<NewEvent> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MaterialAdded event =
          new MaterialAdded(
              new MaterialId("m" + next % 50),
              "Normer och bemötande",
              "https://example.org/" + next,
              (int) (next / 50) + 1,
              List.of("jämställdhet"));
      added.add(
          new NewEvent(
              UUID.randomUUID().toString(),
              STREAM,
              next++,
              EventVocabulary.stored(MaterialAdded.class).value(),
              EventVocabulary.stored(MaterialAdded.class).revision(),
              vocabulary.write(event)));
    }
    log.append(
        new CommitRequest(
            "2017-00434",
            "a",
            "PROJECT_LEADER",
            "add-material",
            UUID.randomUUID().toString(),
            null,
            null,
            added));
  }
}
