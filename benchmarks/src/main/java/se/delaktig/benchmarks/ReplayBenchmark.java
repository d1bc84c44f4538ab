package se.delaktig.benchmarks;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.dialogue.view.SessionHistoryView;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.log.EventsAsJson;
import se.delaktig.kernel.view.Replay;
import se.delaktig.kernel.view.View;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.project.view.ProgrammeView;

/**
 * Folding a whole log into three of the product's views against reading it with a bare cursor, and
 * making one of them anew while it is read.
 */
final class ReplayBenchmark {

  private static final String CURSOR = "cursor";
  private static final String VIEWS = "three views";
  private static final String REBUILD = "rebuild while read";
  private static final String LEDGER = "2017-00434";
  private static final int RECORDERS = 64;

  private final Options options;
  private final long seed;
  private final int events;
  private final int rounds;
  private final EventFormat format = new EventsAsJson(new EventVocabulary());

  ReplayBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.events = options.number("events", 200_000);
    this.rounds = options.number("rounds", 3);
  }

  Results run() {
    String kind = options.text("server", "real");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log = CommitLog.open(client, "log", InstantSource.system(), server.settings())) {
      Results results =
          new Results("replay-" + kind, "replay" + options, server.description(), seed);
      new Recorders(new EventVocabulary(), LEDGER, seed, 0, RECORDERS).record(log, events);
      long inLog = log.head();
      MongoCollection<Document> commits = client.getDatabase("log").getCollection("commits");
      for (int round = 0; round <= rounds; round++) {
        Round cursor = Round.ofOne(server, CURSOR, round, () -> count(commits, inLog));
        PersonHoursView people = new PersonHoursView();
        Replay replay = replayInto(client, "views_" + round, people, log);
        Round views = Round.ofOne(server, VIEWS, round, replay::catchUp);
        AtomicLong reads = new AtomicLong();
        Round rebuild = Round.ofOne(server, REBUILD, round, () -> rebuild(replay, people, reads));
        client.getDatabase("views_" + round).drop();
        if (round > 0) {
          results.add(cursor);
          results.add(views);
          results.add(rebuild);
          results.line(
              String.format(
                  Locale.ROOT,
                  "round %d: %,d events; cursor %,.0f/s, three views %,.0f/s (%.2f of the cursor),"
                      + " rebuild of person-hours %,.0f/s while read %,d times without a failure",
                  round,
                  inLog,
                  perSecond(inLog, cursor),
                  perSecond(inLog, views),
                  perSecond(inLog, views) / perSecond(inLog, cursor),
                  perSecond(inLog, rebuild),
                  reads.get()));
        }
      }
      return results;
    }
  }

  private Replay replayInto(MongoClient client, String database, View<?> people, CommitLog log) {
    return new Replay(
        List.of(people, new SessionHistoryView(), new ProgrammeView()),
        new MongoTemplate(client, database),
        log,
        format);
  }

  private static void count(MongoCollection<Document> commits, long expected) {
    FindIterable<Document> all = commits.find().sort(Sorts.ascending("_id")).batchSize(1000);
    long events = 0;
    for (Document commit : all) {
      events += commit.getList("events", Document.class).size();
    }
    if (events != expected) {
      throw new IllegalStateException("the cursor gave " + events + " of " + expected);
    }
  }

  /** Whoever reads meanwhile must always find everybody. */
  private static void rebuild(Replay replay, PersonHoursView people, AtomicLong reads) {
    ViewReader<PersonHours> reader = replay.views().reader(people);
    int persons = reader.all(LEDGER).byId().size();
    CompletableFuture<String> rebuilt = CompletableFuture.supplyAsync(() -> replay.rebuild(people));
    while (!rebuilt.isDone()) {
      if (reader.all(LEDGER).byId().size() != persons) {
        throw new IllegalStateException("somebody was missing while the view was made anew");
      }
      reads.incrementAndGet();
      pause();
    }
    rebuilt.join();
  }

  /** As often as a busy page would. */
  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double perSecond(long events, Round round) {
    return events * 1e9 / round.nanos();
  }
}
