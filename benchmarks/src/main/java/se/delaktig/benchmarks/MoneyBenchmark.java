package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.PersonRegister;

/**
 * What the economist waits for in a large project: three years, a hundred workplaces, ten thousand
 * people who each have an hour a month. First the folds by themselves, then the pages and a claim's
 * files from the query service, over HTTP.
 */
final class MoneyBenchmark {
  private final Options options;
  private final long seed;
  private final int people;
  private final int workplaces;
  private final int months;
  private final int rounds;
  private final EventVocabulary vocabulary = new EventVocabulary();

  MoneyBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.people = options.number("people", 10_000);
    this.workplaces = options.number("workplaces", 100);
    this.months = options.number("months", 36);
    this.rounds = options.number("rounds", 5);
  }

  Results run() {
    String kind = options.text("server", "embedded");
    LargeProject project = new LargeProject(seed, people, workplaces, months, vocabulary);
    AtomicReference<Instant> now = new AtomicReference<>(LargeProject.BEGIN);
    Path keys = Folders.temporary("keys");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri())) {
      Results results = new Results("money-" + kind, "money" + options, server.description(), seed);
      long last;
      try (CommitLog log = CommitLog.open(client, "delaktig_log", now::get, server.settings())) {
        project.record(
            log,
            PersonRegister.open(client.getDatabase("delaktig_register"), MasterKeys.open(keys)),
            now);
        last = log.head() - 1;
        new MoneyFolds(server, project, results).measure(log, new EventsAsJson(vocabulary), rounds);
      }
      ProgrammeClock clock = new ProgrammeClock(now::get);
      try (RunningQueryService service =
              RunningQueryService.start(server, keys, clock, LargeProject.LEADER, last);
          MoneyPages pages = new MoneyPages(server, project, results, service.address())) {
        pages.measure(rounds);
      }
      summarize(results);
      return results;
    } finally {
      Folders.delete(keys);
    }
  }

  private void summarize(Results results) {
    results.line(
        String.format(
            Locale.ROOT,
            "| %,d people, %d workplaces, %d months | median ms | most ms |",
            people,
            workplaces,
            months));
    results.line("|---|---|---|");
    MoneyFolds.SUBJECTS.forEach(what -> results.line(line(what, results.of(what, 1))));
    MoneyPages.SUBJECTS.forEach(what -> results.line(line(what, results.of(what, 1))));
  }

  private static String line(String what, List<Round> rounds) {
    List<Long> sorted = rounds.stream().map(Round::nanos).sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f |",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.getLast() / 1e6);
  }
}
