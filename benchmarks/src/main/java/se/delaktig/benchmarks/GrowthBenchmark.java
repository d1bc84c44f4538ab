package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import se.delaktig.kernel.event.EventVocabulary;

/**
 * What a log's size does to appending, to loading an aggregate and to one project's dashboard: in a
 * log that grows and, turn and turn about, in one that stays as small as the first was to begin
 * with.
 */
final class GrowthBenchmark {
  private static final String APPEND = "append";
  private static final String LOAD = "load an aggregate";
  private static final String DASHBOARD = "dashboard";
  private static final Map<String, Consumer<GrownLog>> WORK =
      Map.of(
          APPEND, GrownLog::append,
          LOAD, GrownLog::loadAnAggregate,
          DASHBOARD, GrownLog::showTheDashboard);

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
        GrownLog small = new GrownLog(server, client, "small", vocabulary, seed);
        GrownLog grown = new GrownLog(server, client, "log", vocabulary, seed)) {
      Results results =
          new Results("growth-" + kind, "growth" + options, server.description(), seed);
      results.line(
          "| events | append p50 | of the small | load p50 | of the small | dashboard p50 | of the"
              + " small | append p99 | bytes per event |");
      results.line("|---|---|---|---|---|---|---|---|---|");
      small.growTo(options.number("small", 10_000));
      for (int events : options.numbers("events", "10000,100000,1000000")) {
        grown.growTo(events);
        for (int round = 0; round <= rounds; round++) {
          measure(server, round, small, grown, events, results);
        }
        summarize(results, events, grown.bytesPerEvent());
      }
      return results;
    }
  }

  private void measure(
      MeasuredServer server, int round, GrownLog small, GrownLog grown, int events, Results all) {
    boolean grownFirst = round % 2 == 0;
    WORK.forEach((what, work) -> {
      Round first =
          round(server, round, what, work, grownFirst ? grown : small, events, grownFirst);
      Round second =
          round(server, round, what, work, grownFirst ? small : grown, events, !grownFirst);
      if (round > 0) {
        all.add(first);
        all.add(second);
      }
    });
    small.follow();
    grown.follow();
  }

  private Round round(
      MeasuredServer server,
      int round,
      String what,
      Consumer<GrownLog> work,
      GrownLog log,
      int events,
      boolean grown) {
    String subject = grown ? at(what, events) : beside(what, events);
    return Round.run(server, subject, 1, round, length, worker -> work.accept(log));
  }

  private static String at(String what, int events) {
    return what + " at " + events;
  }

  private static String beside(String what, int events) {
    return what + " in the small log beside " + events;
  }

  private void summarize(Results results, int events, double bytes) {
    results.line(
        String.format(
            Locale.ROOT,
            "| %,d | %.3f ms | %.2f | %.3f ms | %.2f | %.2f ms | %.2f | %.2f ms | %.0f |",
            events,
            median(results, at(APPEND, events)),
            ratio(results, APPEND, events),
            median(results, at(LOAD, events)),
            ratio(results, LOAD, events),
            median(results, at(DASHBOARD, events)),
            ratio(results, DASHBOARD, events),
            Measures.millis(Measures.together(results.of(at(APPEND, events), 1)), 99),
            bytes));
  }

  private static double ratio(Results results, String what, int events) {
    return median(results, at(what, events)) / median(results, beside(what, events));
  }

  private static double median(Results results, String subject) {
    return Measures.millis(Measures.together(results.of(subject, 1)), 50);
  }
}
