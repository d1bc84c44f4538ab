package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store in another process is killed with SIGKILL while it is written to, again and again on the
 * same folder, and then on a new one. {@code -Ddelaktig.crash.rounds} and {@code
 * -Ddelaktig.crash.seed} set how often and which way.
 */
class KilledStoreTest {

  private static final int ROUNDS =
      Integer.getInteger("delaktig.crash.rounds", Boolean.getBoolean("delaktig.long") ? 300 : 10);

  /**
   * Each round reads everything again, so that a folder that only grew would check more than kill.
   */
  private static final int ROUNDS_IN_A_FOLDER = 30;

  private static final long SEED =
      Long.getLong("delaktig.crash.seed", new Random().nextInt(1_000_000));

  @TempDir Path folders;

  /** What one writer knows: what it was told, and what it last asked without an answer. */
  private static final class Knowledge {
    final Map<String, Document> acknowledged = new HashMap<>();
    final List<Document> unanswered = new ArrayList<>();
    @Nullable String unansweredDelete;
    int many;
    volatile int steps;
  }

  @Test
  void every_acknowledged_write_is_there_and_nothing_is_torn() throws Exception {
    System.out.println("crash test: -Ddelaktig.crash.seed=" + SEED + ", " + ROUNDS + " rounds");
    Random random = new Random(SEED);
    Map<String, Document> everything = new HashMap<>();
    long writes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      if (round % ROUNDS_IN_A_FOLDER == 0) {
        everything.clear();
      }
      Path folder = folders.resolve(Integer.toString(round / ROUNDS_IN_A_FOLDER));
      List<Knowledge> writers = killedWhileWriting(folder, round, random);
      writes += writers.stream().mapToLong(w -> w.steps).sum();
      check(folder, round, everything, writers);
    }
    System.out.println("crash test: " + writes + " acknowledged commands");
    assertThat(writes).isGreaterThan(10L * ROUNDS);
  }

  private static List<Knowledge> killedWhileWriting(Path folder, int round, Random random)
      throws Exception {
    Process process = StoreProcess.start(folder, round % 2 == 0);
    List<Knowledge> writers = new ArrayList<>();
    AtomicBoolean killed = new AtomicBoolean();
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      try (MongoClient client = MongoClients.create(StoreProcess.uri(process))) {
        MongoCollection<Document> collection = client.getDatabase("log").getCollection("c");
        collection.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.ascending("group", "n"));
        collection.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
        collection.createIndex(Indexes.descending("tags"));
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
          Knowledge writer = new Knowledge();
          writers.add(writer);
          String name = round + "-" + i + "-";
          Random own = new Random(random.nextLong());
          boolean inMany = i >= 3;
          running.add(
              threads.submit(() -> {
                try {
                  write(collection, name, writer, own, inMany);
                } catch (MongoException e) {
                  assertThat(killed).as("%s", e).isTrue();
                }
              }));
        }
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(5))
            .until(() -> writers.stream().allMatch(writer -> writer.steps > 15));
        process.waitFor(500 + random.nextInt(1_000), TimeUnit.MILLISECONDS);
        killed.set(true);
        process.destroyForcibly().waitFor();
        for (Future<?> writer : running) {
          writer.get(60, TimeUnit.SECONDS);
        }
      }
    } finally {
      process.destroyForcibly();
    }
    return writers;
  }

  private static Document document(String id, int n, int version) {
    return new Document("_id", id)
        .append("n", n)
        .append("version", version)
        .append("code", id + "/" + version)
        .append("group", n % 7)
        .append("keys", List.of(id + "|a" + version, id + "|b"))
        .append("tags", n % 3 == 0 ? List.of() : List.of("t" + n % 5, "t" + version % 4))
        .append("text", "x".repeat(n % 400));
  }

  private static void write(
      MongoCollection<Document> collection,
      String name,
      Knowledge known,
      Random random,
      boolean inMany) {
    for (int n = 0; ; n++) {
      known.unanswered.clear();
      known.unansweredDelete = null;
      if (inMany) {
        int first = 10 * n;
        known.many = 10;
        IntStream.range(first, first + 10)
            .forEach(i -> known.unanswered.add(document(name + i, i, 0)));
        collection.insertMany(known.unanswered);
        known.many = 0;
        known.unanswered.forEach(d -> known.acknowledged.put(d.getString("_id"), d));
      } else {
        step(collection, name, known, random, n);
      }
      known.steps++;
    }
  }

  private static void step(
      MongoCollection<Document> collection, String name, Knowledge known, Random random, int n) {
    List<String> ids = new ArrayList<>(known.acknowledged.keySet());
    int what = ids.isEmpty() ? 0 : random.nextInt(4);
    if (what <= 1) {
      Document document = document(name + n, n, 0);
      known.unanswered.add(document);
      collection.insertOne(document);
      known.acknowledged.put(document.getString("_id"), document);
      return;
    }
    String id = ids.get(random.nextInt(ids.size()));
    if (what == 2) {
      known.unansweredDelete = id;
      collection.deleteOne(Filters.eq(id));
      known.acknowledged.remove(id);
      return;
    }
    Document before = known.acknowledged.get(id);
    Document after = document(id, before.getInteger("n") + 1, before.getInteger("version") + 1);
    known.unanswered.add(after);
    List<org.bson.conversions.Bson> changes = new ArrayList<>();
    after.forEach((field, value) -> {
      if (!field.equals("_id")) {
        changes.add(Updates.set(field, value));
      }
    });
    collection.updateOne(Filters.eq(id), Updates.combine(changes));
    known.acknowledged.put(id, after);
  }

  private static void check(
      Path folder, int round, Map<String, Document> everything, List<Knowledge> writers) {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection = client.getDatabase("log").getCollection("c");
      Map<String, Document> found = new HashMap<>();
      collection.find().forEach(d -> found.put(d.getString("_id"), d));
      for (Knowledge writer : writers) {
        settle(writer, found);
        everything.putAll(writer.acknowledged);
      }
      assertThat(found.keySet()).as("round %d", round).isEqualTo(everything.keySet());
      everything.forEach((id, document) -> assertThat(found.get(id)).isEqualTo(document));
      assertThat(EmbeddedStoreTest.valid(client, "log", "c")).isEmpty();
      for (Document one : found.values().stream().limit(50).toList()) {
        assertThat(collection.find(Filters.eq("code", one.get("code"))).first()).isEqualTo(one);
        assertThat(collection.find(Filters.eq("keys", one.getList("keys", String.class).get(1))))
            .containsExactly(one);
      }
      for (int group = 0; group < 7; group++) {
        int wanted = group;
        assertThat(collection.countDocuments(Filters.eq("group", group)))
            .isEqualTo(found.values().stream().filter(d -> d.get("group").equals(wanted)).count());
      }
    }
  }

  /** What got no answer may have happened or not, but not by halves. */
  private static void settle(Knowledge writer, Map<String, Document> found) {
    String deleted = writer.unansweredDelete;
    if (deleted != null && !found.containsKey(deleted)) {
      writer.acknowledged.remove(deleted);
    }
    List<Document> happened =
        writer.unanswered.stream().filter(d -> d.equals(found.get(d.getString("_id")))).toList();
    if (writer.many > 0) {
      assertThat(happened).isIn(List.of(), writer.unanswered);
    }
    happened.forEach(d -> writer.acknowledged.put(d.getString("_id"), d));
  }
}
