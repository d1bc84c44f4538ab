package se.delaktig.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * {@code LogDialogueSession} for twelve people as programs and pages send it, over HTTP, the bearer
 * token verified and access decided each time, against the driver's insertOne of what comes of it.
 */
final class CommandBenchmark {

  private static final String FLOOR = "insertOne";
  private static final String OURS = "LogDialogueSession over HTTP";

  private final Options options;
  private final Duration length;
  private final Duration warmUp;
  private final int rounds;
  private final int clients;

  CommandBenchmark(Options options) {
    this.options = options;
    this.length = Duration.ofMillis(options.number("millis", 5_000));
    this.warmUp = Duration.ofMillis(options.number("warm-up", 20_000));
    this.rounds = options.number("rounds", 5);
    this.clients = options.number("clients", 64);
  }

  Results run() {
    String kind = options.text("server", "real");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        TokenIssuer issuer = new TokenIssuer();
        RunningCommandService service = RunningCommandService.start(server, issuer, clients)) {
      Results results =
          new Results("command-" + kind, "command" + options, server.description(), 0);
      MongoCollection<Document> floor =
          CommitDocuments.collection(client.getDatabase("floor"))
              .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
      AtomicLong position = new AtomicLong();
      Round.Work insertOne =
          worker ->
              floor.insertOne(
                  CommitDocuments.of(
                      service.group(worker).loggedAsCommit(), position.getAndIncrement()));
      Round.Work command = service::logSession;
      Round.run(server, FLOOR, clients, 0, warmUp, insertOne);
      Round.run(server, OURS, clients, 0, warmUp, command);
      for (int round = 1; round <= rounds; round++) {
        Round floorRound;
        Round commandRound;
        if (round % 2 == 0) {
          floorRound = Round.run(server, FLOOR, clients, round, length, insertOne);
          commandRound = Round.run(server, OURS, clients, round, length, command);
        } else {
          commandRound = Round.run(server, OURS, clients, round, length, command);
          floorRound = Round.run(server, FLOOR, clients, round, length, insertOne);
        }
        results.add(floorRound);
        results.add(commandRound);
      }
      summarize(results);
      return results;
    }
  }

  private void summarize(Results results) {
    List<Round> floor = results.of(FLOOR, clients);
    List<Round> ours = results.of(OURS, clients);
    double[] ratios =
        IntStream.range(0, floor.size())
            .mapToDouble(i -> ours.get(i).perSecond() / floor.get(i).perSecond())
            .sorted()
            .toArray();
    results.line("| clients | insertOne/s | commands/s | ratio (least-most) | p50 | p99 |");
    results.line("|---|---|---|---|---|---|");
    results.line(
        String.format(
            Locale.ROOT,
            "| %d | %,.0f | %,.0f | **%.2f** (%.2f-%.2f) | %.1f ms | %.1f ms |",
            clients,
            Measures.median(floor.stream().mapToDouble(Round::perSecond)),
            Measures.median(ours.stream().mapToDouble(Round::perSecond)),
            Measures.median(Arrays.stream(ratios)),
            ratios[0],
            ratios[ratios.length - 1],
            Measures.millis(Measures.together(ours), 50),
            Measures.millis(Measures.together(ours), 99)));
  }
}
