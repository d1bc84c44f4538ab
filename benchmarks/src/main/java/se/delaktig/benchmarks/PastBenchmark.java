package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.Pasts;
import se.delaktig.project.view.ProgrammeView;

/**
 * What was known at the end of any day: the ledger followed once from its beginning, then days
 * asked for that nobody has asked for before, and the same again.
 */
final class PastBenchmark {

  private static final String FOLLOW = "follow once";
  private static final String FIRST = "a day asked for first";
  private static final String AGAIN = "the same again";
  private static final String LEDGER = "2017-00434";
  private static final int RECORDERS = 64;
  private static final Instant BEGIN = Instant.parse("2018-02-01T08:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);

  private final Options options;
  private final long seed;
  private final int events;
  private final int days;
  private final int asked;
  private final EventFormat format = new EventsAsJson(new EventVocabulary());

  PastBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.events = options.number("events", 200_000);
    this.days = options.number("days", 700);
    this.asked = options.number("asked", 12);
  }

  Results run() {
    String kind = options.text("server", "real");
    AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log = CommitLog.open(client, "log", now::get, server.settings())) {
      Results results = new Results("past-" + kind, "past" + options, server.description(), seed);
      Recorders recorders = new Recorders(new EventVocabulary(), LEDGER, seed, 0, RECORDERS);
      for (int day = 0; day < days; day++) {
        now.set(BEGIN.plus(day, ChronoUnit.DAYS));
        recorders.record(log, Math.max(1, events / days));
      }
      Pasts pasts =
          Pasts.of(
              List.of(new PersonHoursView(), new SessionHistoryView(), new ProgrammeView()),
              log,
              format);
      results.add(
          Round.ofOne(server, FOLLOW, 1, () -> pasts.atEndOf(FIRST_DAY.minusDays(1), LEDGER)));
      Random random = new Random(seed);
      List<LocalDate> wanted =
          IntStream.range(0, asked)
              .mapToObj(i -> FIRST_DAY.plusDays(random.nextInt(days)))
              .distinct()
              .toList();
      for (LocalDate day : wanted) {
        results.add(Round.ofOne(server, FIRST, 1, () -> ask(pasts, day)));
        results.add(Round.ofOne(server, AGAIN, 1, () -> ask(pasts, day)));
      }
      results.line(
          String.format(
              Locale.ROOT,
              "%,d events over %d days; followed once in %,d ms; a day first %s, again %s",
              log.head(),
              days,
              results.of(FOLLOW, 1).getFirst().nanos() / 1_000_000,
              millis(results.of(FIRST, 1)),
              millis(results.of(AGAIN, 1))));
      return results;
    }
  }

  private static void ask(Pasts pasts, LocalDate day) {
    LedgerAt known = pasts.atEndOf(day, LEDGER);
    if (known.position() < -1) {
      throw new IllegalStateException("nothing is known on " + day);
    }
  }

  private static String millis(List<Round> rounds) {
    List<Long> sorted = rounds.stream().map(round -> round.nanos() / 1_000).sorted().toList();
    return String.format(
        Locale.ROOT,
        "%.1f ms (median), %.1f ms (most)",
        sorted.get(sorted.size() / 2) / 1e3,
        sorted.getLast() / 1e3);
  }
}
