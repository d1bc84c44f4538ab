package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four writers insert, update and delete for two minutes, fsync on, in a file that compaction works
 * on all the time. Prints how long commands took, for {@code docs/measurements}; asserts the size
 * only.
 */
@EnabledIfSystemProperty(named = "delaktig.long", matches = "true")
class CompactionUnderLoadTest {

  private static final int WRITERS = 4;
  private static final int DOCUMENTS = 40_000;
  private static final long SECONDS = Long.getLong("delaktig.compaction.seconds", 120);
  private static final int SEED = 7;

  @TempDir Path folder;

  @Test
  void the_file_stays_below_four_times_what_it_holds() throws Exception {
    List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
    double worstRatio = 0;
    long stepNanos;
    long size;
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      collection.createIndex(Indexes.ascending("group"));
      collection.createIndex(Indexes.descending("n"));
      fill(collection);
      long until = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(SEED + writer);
        int first = writer;
        running.add(threads.submit(() -> write(collection, first, random, until, nanos)));
      }
      long live = live();
      while (System.nanoTime() < until) {
        Thread.sleep(1_000);
        worstRatio = Math.max(worstRatio, (double) Files.size(file()) / live);
      }
      for (Future<?> writer : running) {
        writer.get();
      }
      stepNanos = store.compaction().longestStepNanos();
      size = Files.size(file());
      assertThat(EmbeddedStoreTest.valid(client, "a", "c")).isEmpty();
    }
    long compact = live();
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "compaction under load: seed %d, %d s, %,d commands, ms p50 %.1f p99 %.1f p99.9 %.1f max"
            + " %.1f; longest step %.1f ms; file %,d bytes, live %,d, at most %.2f times%n",
        SEED,
        SECONDS,
        sorted.size(),
        millis(sorted, 0.5),
        millis(sorted, 0.99),
        millis(sorted, 0.999),
        millis(sorted, 1),
        stepNanos / 1e6,
        size,
        compact,
        worstRatio);
    assertThat(size).isLessThan(4 * compact);
    assertThat(worstRatio).isLessThan(4);
  }

  private static void fill(MongoCollection<Document> collection) {
    Random random = new Random(SEED);
    for (int id = 0; id < DOCUMENTS; id += 500) {
      List<Document> batch = new ArrayList<>();
      for (int i = id; i < id + 500; i++) {
        batch.add(document(i, random));
      }
      collection.insertMany(batch);
    }
  }

  private static Document document(int id, Random random) {
    byte[] noise = new byte[1_000 + random.nextInt(1_000)];
    random.nextBytes(noise);
    return new Document("_id", id)
        .append("group", random.nextInt(500))
        .append("n", random.nextInt())
        .append("noise", noise);
  }

  /** Each writer has the ids that are its number modulo the number of writers. */
  private static void write(
      MongoCollection<Document> collection,
      int writer,
      Random random,
      long until,
      List<Long> nanos) {
    while (System.nanoTime() < until) {
      int id = random.nextInt(DOCUMENTS / WRITERS) * WRITERS + writer;
      long began = System.nanoTime();
      if (random.nextInt(3) == 0) {
        collection.deleteOne(Filters.eq(id));
        long between = System.nanoTime();
        nanos.add(between - began);
        collection.insertOne(document(id, random));
        nanos.add(System.nanoTime() - between);
      } else {
        collection.updateOne(
            Filters.eq(id),
            Updates.combine(
                Updates.set("group", random.nextInt(500)), Updates.set("n", random.nextInt())));
        nanos.add(System.nanoTime() - began);
      }
    }
  }

  private Path file() {
    return folder.resolve("store.mv");
  }

  /** The size of the file as it is now when it is written anew. */
  private long live() throws Exception {
    Path copy = Files.createTempDirectory(folder, "live");
    Path compact = copy.resolve("compact.mv");
    if (!Files.exists(folder.resolve("address"))) {
      MVStore.compact(file().toString(), compact.toString(), true, null);
    } else {
      EmbeddedStore.backup(folder, copy);
      MVStore.compact(copy.resolve("store.mv").toString(), compact.toString(), true, null);
    }
    return Files.size(compact);
  }

  private static double millis(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
  }
}
