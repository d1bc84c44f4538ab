package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitLogStorageEngine;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.kernel.view.Replay;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.project.view.Programme;

/**
 * What a log's size does to appending, to loading an aggregate and to one project's dashboard. The
 * project stays as large as it is while the other projects in the log grow.
 */
final class GrowthBenchmark {

  private static final String APPEND = "append";
  private static final String LOAD = "load an aggregate";
  private static final String DASHBOARD = "dashboard";
  private static final String PROJECT = "2017-00434";
  private static final int PROJECT_EVENTS = 5_000;
  private static final int RECORDERS = 16;
  private static final int ELSEWHERE = 128;
  private static final LocalDate DAY = LocalDate.of(2020, 12, 1);

  private final Options options;
  private final long seed;
  private final Duration length;
  private final int rounds;
  private final EventVocabulary vocabulary = new EventVocabulary();

  GrowthBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.length = Duration.ofMillis(options.number("millis", 1_000));
    this.rounds = options.number("rounds", 5);
  }

  Results run() {
    String kind = options.text("server", "real");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log = CommitLog.open(client, "log", InstantSource.system(), server.settings())) {
      Results results =
          new Results("growth-" + kind, "growth" + options, server.description(), seed);
      results.line(
          "| events | append p50 | p99 | load an aggregate p50 | dashboard p50 | bytes per event"
              + " (data + indexes) |");
      results.line("|---|---|---|---|---|---|");
      Recorders here = new Recorders(vocabulary, PROJECT, seed, 0, RECORDERS);
      here.record(log, PROJECT_EVENTS);
      Recorders elsewhere = new Recorders(vocabulary, "2018-00001", seed, RECORDERS, ELSEWHERE);
      PersonHoursView people = new PersonHoursView();
      Replay views =
          new Replay(
              List.of(people),
              new MongoTemplate(client, "views"),
              log,
              new EventsAsJson(vocabulary));
      for (int events : options.numbers("events", "10000,100000,1000000")) {
        elsewhere.record(log, events - log.head());
        views.catchUp();
        measure(server, log, elsewhere, views, people, events, results);
        summarize(results, events, bytesPerEvent(client, log));
      }
      return results;
    }
  }

  private void measure(
      MeasuredServer server,
      CommitLog log,
      Recorders elsewhere,
      Replay views,
      PersonHoursView people,
      int events,
      Results results) {
    CommitLogStorageEngine engine = new CommitLogStorageEngine(log, new EventsAsJson(vocabulary));
    ViewReader<PersonHours> reader = views.views().reader(people);
    Programme programme = Frame.of(vocabulary);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round <= rounds; round++) {
      Round append =
          Round.run(
              server,
              APPEND + " at " + events,
              1,
              round,
              length,
              worker -> log.append(elsewhere.get(0).next()));
      Round load =
          Round.run(
              server,
              LOAD + " at " + events,
              1,
              round,
              length,
              worker -> load(engine, elsewhere.someSession(random)));
      views.catchUp();
      Round dashboard =
          Round.run(
              server,
              DASHBOARD + " at " + events,
              1,
              round,
              length,
              worker -> dashboard(reader, programme));
      if (round > 0) {
        results.add(append);
        results.add(load);
        results.add(dashboard);
      }
    }
  }

  private static void load(CommitLogStorageEngine engine, String session) {
    DomainEventStream stream = engine.readEvents(session, 0);
    if (!stream.hasNext()) {
      throw new IllegalStateException("nothing in " + session);
    }
    while (stream.hasNext()) {
      stream.next().getPayload();
    }
  }

  private static void dashboard(ViewReader<PersonHours> reader, Programme programme) {
    ViewReader.Snapshot<PersonHours> all = reader.all(PROJECT);
    HoursStatement statement = HoursStatement.of(programme, all.states(), all.position(), DAY);
    if (statement.total().logged() == 0) {
      throw new IllegalStateException("the project has no hours");
    }
  }

  private static double bytesPerEvent(MongoClient client, CommitLog log) {
    Document stats =
        client.getDatabase("log").runCommand(new Document("collStats", CommitLog.COLLECTION));
    double bytes =
        ((Number) stats.getOrDefault("storageSize", 0)).doubleValue()
            + ((Number) stats.getOrDefault("totalIndexSize", 0)).doubleValue();
    return bytes / log.head();
  }

  private void summarize(Results results, int events, double bytes) {
    results.line(
        String.format(
            Locale.ROOT,
            "| %,d | %.3f ms | %.2f ms | %.3f ms | %.2f ms | %.0f |",
            events,
            Measures.millis(Measures.together(results.of(APPEND + " at " + events, 1)), 50),
            Measures.millis(Measures.together(results.of(APPEND + " at " + events, 1)), 99),
            Measures.millis(Measures.together(results.of(LOAD + " at " + events, 1)), 50),
            Measures.millis(Measures.together(results.of(DASHBOARD + " at " + events, 1)), 50),
            bytes));
  }
}
