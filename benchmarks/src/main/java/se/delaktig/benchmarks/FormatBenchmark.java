package se.delaktig.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;

/**
 * In which form commits that go out together are best stored: one batch after the other, as a
 * gapless log must send them, the next one made while one is under way, against the driver's
 * insertOne by as many writers as a batch has commits.
 */
final class FormatBenchmark {

  /** How a batch lies in the collection. */
  enum Form {
    /** The driver alone: one commit after the other, as it comes. */
    INSERT_ONE("insertOne", true),
    /** A document for each commit; event keys, command id and number in the ledger indexed. */
    COMMITS("commits", true),
    /** The same, sent without the driver's second try, of which the server keeps a record. */
    COMMITS_UNRETRIED("commits-unretried", false),
    /** The same; all that must be unique in one array. */
    COMMITS_ONE_ARRAY("commits-one-array", false),
    /** A document for each batch; all that must be unique in one array. */
    BATCH("batch", false),
    /** The same; of the ledgers only each one's first number in the batch. */
    BATCH_FEWER_KEYS("batch-fewer-keys", false),
    /** A document for each commit, and nothing indexed but its position: what indexes cost. */
    NO_INDEX("no-index", false);

    private final String label;
    private final boolean retried;

    Form(String label, boolean retried) {
      this.label = label;
      this.retried = retried;
    }
  }

  private final Options options;
  private final long seed;
  private final Duration length;
  private final int rounds;

  FormatBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.length = Duration.ofMillis(options.number("millis", 2_000));
    this.rounds = options.number("rounds", 3);
  }

  Results run() {
    String kind = options.text("server", "real");
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient retrying = client(server, true);
        MongoClient plain = client(server, false);
        ExecutorService preparing = Executors.newSingleThreadExecutor()) {
      Results results =
          new Results("formats-" + kind, "formats" + options, server.description(), seed);
      results.line(
          "| commits at once | form | commits/s | against insertOne |"
              + " processor per commit: client, server |");
      results.line("|---|---|---|---|---|");
      for (int size : options.numbers("sizes", "1,16,64")) {
        List<Round.Work> works = new ArrayList<>();
        for (Form form : Form.values()) {
          MongoDatabase database =
              (form.retried ? retrying : plain)
                  .getDatabase(form.name().toLowerCase(Locale.ROOT) + size);
          works.add(work(form, database, size, preparing));
        }
        for (int round = 0; round <= rounds; round++) {
          for (Form form : Form.values()) {
            int workers = form == Form.INSERT_ONE ? size : 1;
            Round one =
                Round.run(server, form.label, workers, round, length, works.get(form.ordinal()));
            if (round > 0) {
              results.add(one);
            }
          }
        }
        double floor = rate(results, Form.INSERT_ONE, size);
        for (Form form : Form.values()) {
          List<Round> all = roundsOf(results, form, size);
          double rate = rate(results, form, size);
          double commits =
              each(form, size)
                  * all.stream().mapToLong(one -> one.latencies().getTotalCount()).sum();
          results.line(
              String.format(
                  Locale.ROOT,
                  "| %d | %s | %,.0f | %.2f | %.0f, %.0f us |",
                  size,
                  form.label,
                  rate,
                  rate / floor,
                  all.stream().mapToLong(Round::clientNanos).sum() / 1e3 / commits,
                  all.stream().mapToLong(Round::serverNanos).sum() / 1e3 / commits));
        }
      }
      return results;
    }
  }

  private double rate(Results results, Form form, int size) {
    return each(form, size)
        * Measures.median(roundsOf(results, form, size).stream().mapToDouble(Round::perSecond));
  }

  private static double each(Form form, int size) {
    return form == Form.INSERT_ONE ? 1 : size;
  }

  /** Rounds of every size have one worker, so these are the last ones. */
  private List<Round> roundsOf(Results results, Form form, int size) {
    List<Round> all = results.of(form.label, form == Form.INSERT_ONE ? size : 1);
    return all.subList(all.size() - rounds, all.size());
  }

  private static MongoClient client(MeasuredServer server, boolean retry) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(server.uri()))
            .retryWrites(retry)
            .build());
  }

  private Round.Work work(Form form, MongoDatabase database, int size, ExecutorService preparing) {
    AtomicLong number = new AtomicLong();
    List<Workload> workloads = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      workloads.add(new Workload(seed, i));
    }
    MongoCollection<Document> commits =
        switch (form) {
          case INSERT_ONE, COMMITS, COMMITS_UNRETRIED -> CommitDocuments.collection(database);
          case COMMITS_ONE_ARRAY, BATCH -> indexed(database, "keys");
          case BATCH_FEWER_KEYS -> indexed(database, "keys", "ledgers");
          case NO_INDEX -> indexed(database);
        };
    MongoCollection<Document> safe =
        commits.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    if (form == Form.INSERT_ONE) {
      return worker ->
          safe.insertOne(
              CommitDocuments.of(workloads.get(worker).next(), number.getAndIncrement()));
    }
    Callable<List<Document>> prepare =
        () -> {
          List<Commit> batch = new ArrayList<>();
          for (Workload workload : workloads) {
            batch.add(new Commit(workload.next(), number.getAndIncrement()));
          }
          return documents(form, batch);
        };
    Ahead ahead = new Ahead(prepare, preparing);
    return worker -> safe.insertMany(ahead.take());
  }

  /** Makes one batch ahead while the one before it is under way. */
  private static final class Ahead {
    private final Callable<List<Document>> prepare;
    private final ExecutorService preparing;
    private Future<List<Document>> next;

    Ahead(Callable<List<Document>> prepare, ExecutorService preparing) {
      this.prepare = prepare;
      this.preparing = preparing;
      next = preparing.submit(prepare);
    }

    List<Document> take() throws Exception {
      List<Document> batch = next.get();
      next = preparing.submit(prepare);
      return batch;
    }
  }

  private record Commit(CommitRequest request, long position) {
    Document document() {
      return CommitDocuments.of(request, position);
    }

    /** All that must be unique of it, in one array. */
    List<String> keys() {
      List<String> keys = new ArrayList<>();
      for (NewEvent event : request.events()) {
        keys.add(CommitDocuments.key(event));
      }
      keys.add("command|" + request.commandId());
      keys.add(ledgerKey());
      return keys;
    }

    String ledgerKey() {
      return "ledger|" + request.ledger() + '|' + position;
    }
  }

  private static List<Document> documents(Form form, List<Commit> batch) {
    return switch (form) {
      case INSERT_ONE, COMMITS, COMMITS_UNRETRIED, NO_INDEX ->
          batch.stream().map(Commit::document).toList();
      case COMMITS_ONE_ARRAY ->
          batch.stream().map(commit -> commit.document().append("keys", commit.keys())).toList();
      case BATCH -> List.of(batch(batch));
      case BATCH_FEWER_KEYS -> {
        Document document = batch(batch);
        document.put(
            "keys",
            batch.stream()
                .flatMap(one -> one.keys().stream().filter(key -> !key.startsWith("ledger|")))
                .toList());
        yield List.of(document.append("ledgers", List.of(batch.getFirst().ledgerKey())));
      }
    };
  }

  private static Document batch(List<Commit> batch) {
    List<Document> commits = new ArrayList<>();
    for (Commit commit : batch) {
      Document document = commit.document();
      document.remove("keys");
      document.remove("_id");
      commits.add(document);
    }
    return new Document("_id", batch.getFirst().position())
        .append("n", batch.size())
        .append("keys", batch.stream().flatMap(one -> one.keys().stream()).toList())
        .append("commits", commits);
  }

  private static MongoCollection<Document> indexed(MongoDatabase database, String... fields) {
    MongoCollection<Document> collection = database.getCollection("commits");
    for (String field : fields) {
      collection.createIndex(Indexes.ascending(field), new IndexOptions().unique(true));
    }
    return collection;
  }
}
