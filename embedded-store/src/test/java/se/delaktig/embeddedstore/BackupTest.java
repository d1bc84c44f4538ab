package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static se.delaktig.embeddedstore.StoreFile.RETENTION_MILLIS;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

  private static final int SILENCE_SECONDS = 1;
  private static final long COMPACT_ALWAYS = 64 << 10;

  @TempDir Path temporary;

  private Path folder;
  private Path copy;

  @BeforeEach
  void folders() {
    folder = temporary.resolve("data");
    copy = temporary.resolve("copy");
  }

  /** Writes documents 0, 1, 2, ... and rewrites earlier ones, until told to stop. */
  private static final class Load implements AutoCloseable {
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> writing;

    Load(MongoClient client) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      collection.createIndex(Indexes.ascending("group"));
      Random random = new Random(5);
      collection.insertOne(document(0, random));
      writing =
          thread.submit(() -> {
            for (int id = 1; !stop.get(); id++) {
              collection.insertOne(document(id, random));
              acknowledged.set(id);
              collection.updateOne(
                  Filters.eq(random.nextInt(id)), Updates.set("group", random.nextInt(50)));
            }
          });
    }

    private static Document document(int id, Random random) {
      byte[] noise = new byte[600];
      random.nextBytes(noise);
      return new Document("_id", id).append("group", id % 50).append("noise", noise);
    }

    int soFar() {
      return acknowledged.get();
    }

    void goesOnFor(int more) {
      int before = soFar();
      await().atMost(Duration.ofSeconds(60)).until(() -> soFar() > before + more);
    }

    @Override
    public void close() throws Exception {
      stop.set(true);
      writing.get();
      thread.close();
    }
  }

  @Test
  void a_backup_taken_while_it_is_written_to_is_a_store_with_a_beginning_of_the_writes()
      throws Exception {
    int before;
    int after;
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri());
        Load load = new Load(client)) {
      load.goesOnFor(100);
      before = load.soFar();
      store.backup(copy);
      after = load.soFar();
      load.goesOnFor(100);
      assertThatThrownBy(() -> store.backup(copy)).isInstanceOf(UncheckedIOException.class);
    }
    isABeginning(before, after);
  }

  @Test
  void a_store_that_another_process_has_open_is_backed_up_by_one_call() throws Exception {
    Process process = StoreProcess.start(folder, true);
    int before;
    int after;
    try (MongoClient client = MongoClients.create(StoreProcess.uri(process));
        Load load = new Load(client)) {
      load.goesOnFor(100);
      before = load.soFar();
      EmbeddedStore.backup(folder, copy);
      after = load.soFar();
      load.goesOnFor(100);
    } finally {
      process.destroyForcibly().waitFor();
    }
    isABeginning(before, after);
    Path afterTheKill = temporary.resolve("at rest");
    EmbeddedStore.backup(folder, afterTheKill);
    copy = afterTheKill;
    isABeginning(after, Integer.MAX_VALUE);
  }

  @Test
  void a_slow_copy_is_that_of_its_moment_however_much_is_rewritten_meanwhile() throws Exception {
    StoreSettings settings = StoreSettings.defaults().withFsync(false);
    List<Document> atTheMoment = new ArrayList<>();
    try (EmbeddedStore store = EmbeddedStore.open(folder, settings, COMPACT_ALWAYS, 60);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      collection.createIndex(Indexes.ascending("group"));
      Random random = new Random(5);
      for (int id = 0; id < 2_000; id++) {
        atTheMoment.add(Load.document(id, random));
      }
      collection.insertMany(atTheMoment);
      try (CopyFromOutside slow = CopyFromOutside.begin(folder)) {
        // Longer than anything is kept that nobody uses any more.
        long until = System.nanoTime() + 4 * TimeUnit.MILLISECONDS.toNanos(RETENTION_MILLIS);
        while (System.nanoTime() < until) {
          collection.deleteMany(new Document());
          for (int id = 0; id < 2_000; id += 100) {
            List<Document> others = new ArrayList<>();
            for (int i = id; i < id + 100; i++) {
              others.add(Load.document(i, random));
            }
            collection.insertMany(others);
          }
        }
        Backup.copy(folder.resolve("store.mv"), slow, copy.resolve("store.mv"));
      }
    }
    try (EmbeddedStore restored = EmbeddedStore.open(copy, StoreSettings.defaults());
        MongoClient client = MongoClients.create(restored.uri())) {
      assertThat(client.getDatabase("a").getCollection("c").find())
          .usingElementComparator((a, b) -> a.toJson().compareTo(b.toJson()))
          .containsExactlyElementsOf(atTheMoment);
      assertThat(EmbeddedStoreTest.valid(client, "a", "c")).isEmpty();
    }
  }

  @Test
  void a_copy_of_which_nothing_is_heard_is_given_up_and_told_so() throws Exception {
    try (EmbeddedStore store =
            EmbeddedStore.open(folder, StoreSettings.defaults(), COMPACT_ALWAYS, SILENCE_SECONDS);
        CopyFromOutside silent = CopyFromOutside.begin(folder)) {
      assertThat(store.compaction().isPaused()).isTrue();
      await().atMost(Duration.ofSeconds(20)).until(() -> !store.compaction().isPaused());
      assertThatThrownBy(silent::goOn).hasMessageContaining("did not wait");
      assertThatThrownBy(
              () -> Backup.copy(folder.resolve("store.mv"), silent, copy.resolve("store.mv")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("did not wait");
    }
    assertThat(copy).isEmptyDirectory();
  }

  @Test
  void the_address_is_for_the_account_that_runs_it_and_another_store_there_is_not_copied()
      throws Exception {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        EmbeddedStore other =
            EmbeddedStore.open(temporary.resolve("other"), StoreSettings.defaults())) {
      Path address = folder.resolve("address");
      if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address)))
            .isEqualTo("rw-------");
      }
      Files.writeString(address, Files.readString(address).replace(store.uri(), other.uri()));
      assertThatThrownBy(() -> EmbeddedStore.backup(folder, copy))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("not the store that is meant");
    }
    assertThat(folder.resolve("address")).doesNotExist();
    assertThat(copy).doesNotExist();
  }

  @Test
  void without_a_store_there_is_nothing_to_copy() {
    assertThatThrownBy(() -> EmbeddedStore.backup(folder, copy))
        .hasMessageContaining("no store to copy");
  }

  private void isABeginning(int atLeast, int atMost) {
    try (EmbeddedStore restored = EmbeddedStore.open(copy, StoreSettings.defaults());
        MongoClient client = MongoClients.create(restored.uri())) {
      List<Integer> ids =
          client
              .getDatabase("a")
              .getCollection("c")
              .find()
              .map(d -> d.getInteger("_id"))
              .into(new ArrayList<>());
      // one more may be stored than is acknowledged
      assertThat((long) ids.getLast()).isBetween((long) atLeast, atMost + 1L);
      assertThat(ids.getLast()).isEqualTo(ids.size() - 1);
      assertThat(EmbeddedStoreTest.valid(client, "a", "c")).isEmpty();
    }
  }
}
