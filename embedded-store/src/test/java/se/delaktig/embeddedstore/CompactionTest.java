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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

  @TempDir Path folder;

  private static Document document(int id, Random random, int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return new Document("_id", id).append("group", id % 50).append("noise", noise);
  }

  @Test
  void the_file_stays_below_four_times_what_it_holds_while_everything_is_rewritten()
      throws Exception {
    Path data = folder.resolve("data");
    long size;
    try (EmbeddedStore store = EmbeddedStore.open(data, StoreSettings.defaults().withFsync(false));
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      collection.createIndex(Indexes.ascending("group"));
      Random random = new Random(3);
      for (int i = 0; i < 8_000; i += 500) {
        List<Document> batch = new ArrayList<>();
        for (int id = i; id < i + 500; id++) {
          batch.add(document(id, random, 2_500));
        }
        collection.insertMany(batch);
      }
      for (int i = 0; i < 2_000; i++) {
        collection.updateOne(
            Filters.eq(random.nextInt(8_000)), Updates.set("group", random.nextInt(50)));
      }
      size = Files.size(data.resolve("store.mv"));
      assertThat(EmbeddedStoreTest.valid(client, "a", "c")).isEmpty();
    }
    Path compact = folder.resolve("compact.mv");
    MVStore.compact(data.resolve("store.mv").toString(), compact.toString(), true, null);
    assertThat(size).isLessThan(4 * Files.size(compact));
  }

  @Test
  void a_file_that_is_mostly_waste_is_made_small_when_it_is_opened() throws Exception {
    Random random = new Random(4);
    try (EmbeddedStore store =
            EmbeddedStore.open(folder, StoreSettings.defaults().withFsync(false));
        MongoClient client = MongoClients.create(store.uri())) {
      store.compaction().pause(true);
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      for (int i = 0; i < 12_000; i += 500) {
        List<Document> batch = new ArrayList<>();
        for (int id = i; id < i + 500; id++) {
          batch.add(document(id, random, 4_000));
        }
        collection.insertMany(batch);
      }
      collection.deleteMany(Filters.gte("_id", 1_000));
    }
    long before = Files.size(folder.resolve("store.mv"));
    assertThat(before).isGreaterThan(2 * Compaction.SMALL_FILE);
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(Files.size(folder.resolve("store.mv"))).isLessThan(before / 4);
      assertThat(client.getDatabase("a").getCollection("c").countDocuments()).isEqualTo(1_000);
      assertThat(EmbeddedStoreTest.valid(client, "a", "c")).isEmpty();
    }
    assertThat(folder.resolve("store.mv.compact")).doesNotExist();
  }
}
