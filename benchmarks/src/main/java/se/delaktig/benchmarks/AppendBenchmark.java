package se.delaktig.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.bson.Document;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;

/** Appending to the log against the driver's insertOne of the same documents. */
final class AppendBenchmark {

  private static final String FLOOR = "insertOne";
  private static final String OURS = "log";

  private final Options options;
  private final long seed;
  private final Duration length;
  private final int rounds;

  AppendBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.length = Duration.ofMillis(options.number("millis", 5_000));
    this.rounds = options.number("rounds", 5);
  }

  Results run() {
    String kind = options.text("server", "real");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri())) {
      Results results =
          new Results("append-" + kind, "append" + options, server.description(), seed);
      results.line(
          "| writers | insertOne/s | log/s | ratio (least-most of the rounds) "
              + "| p50 insertOne / log | p99 insertOne / log | p99 ratio |");
      results.line("|---|---|---|---|---|---|---|");
      for (int writers : options.numbers("writers", "1,16,64")) {
        measure(server, client, writers, results);
        summarize(results, writers);
      }
      return results;
    }
  }

  private void measure(MeasuredServer server, MongoClient client, int writers, Results results) {
    MongoCollection<Document> floor =
        CommitDocuments.collection(client.getDatabase("floor_" + writers))
            .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    AtomicLong position = new AtomicLong();
    try (CommitLog log =
        CommitLog.open(client, "log_" + writers, InstantSource.system(), server.settings())) {
      List<Workload> forFloor = workloads(writers, 0);
      List<Workload> forLog = workloads(writers, 500);
      Round.Work insertOne =
          writer -> {
            CommitRequest request = forFloor.get(writer).next();
            floor.insertOne(CommitDocuments.of(request, position.getAndIncrement()));
          };
      Round.Work append = writer -> log.append(forLog.get(writer).next());
      for (int round = 0; round <= rounds; round++) {
        Round one;
        Round other;
        if (round % 2 == 0) {
          one = Round.run(server, FLOOR, writers, round, length, insertOne);
          other = Round.run(server, OURS, writers, round, length, append);
        } else {
          one = Round.run(server, OURS, writers, round, length, append);
          other = Round.run(server, FLOOR, writers, round, length, insertOne);
        }
        if (round > 0) {
          results.add(one);
          results.add(other);
        }
      }
    }
  }

  private List<Workload> workloads(int writers, int from) {
    return IntStream.range(from, from + writers).mapToObj(w -> new Workload(seed, w)).toList();
  }

  private static void summarize(Results results, int writers) {
    List<Round> floor = results.of(FLOOR, writers);
    List<Round> ours = results.of(OURS, writers);
    double[] ratios =
        IntStream.range(0, floor.size())
            .mapToDouble(i -> ours.get(i).perSecond() / floor.get(i).perSecond())
            .sorted()
            .toArray();
    Histogram floorAll = Measures.together(floor);
    Histogram oursAll = Measures.together(ours);
    results.line(
        String.format(
            Locale.ROOT,
            "| %d | %,.0f | %,.0f | **%.2f** (%.2f-%.2f) | %.2f / %.2f ms | %.1f / %.1f ms | %.2f"
                + " |",
            writers,
            Measures.median(floor.stream().mapToDouble(Round::perSecond)),
            Measures.median(ours.stream().mapToDouble(Round::perSecond)),
            Measures.median(Arrays.stream(ratios)),
            ratios[0],
            ratios[ratios.length - 1],
            Measures.millis(floorAll, 50),
            Measures.millis(oursAll, 50),
            Measures.millis(floorAll, 99),
            Measures.millis(oursAll, 99),
            Measures.millis(oursAll, 99) / Measures.millis(floorAll, 99)));
  }
}
