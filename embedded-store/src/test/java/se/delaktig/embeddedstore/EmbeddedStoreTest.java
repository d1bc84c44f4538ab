package se.delaktig.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {

  @TempDir Path folder;

  @Test
  void what_was_written_is_there_after_close_and_open() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      client.getDatabase("a").getCollection("c").insertOne(new Document("_id", 1).append("x", "å"));
    }
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      assertThat(client.getDatabase("a").getCollection("c").find().first())
          .isEqualTo(new Document("_id", 1).append("x", "å"));
      assertThat(client.listDatabaseNames()).containsExactly("a");
      assertThat(client.getDatabase("a").listCollectionNames()).containsExactly("c");
    }
  }

  @Test
  void the_folder_is_made_and_a_second_store_is_told_who_has_it() {
    Path deep = folder.resolve("new/data");
    try (EmbeddedStore store = EmbeddedStore.open(deep, StoreSettings.defaults())) {
      assertThat(store.uri()).startsWith("mongodb://127.0.0.1:");
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> EmbeddedStore.open(deep, StoreSettings.defaults()))
            .isInstanceOf(FolderInUseException.class)
            .hasMessageContaining(deep.toString())
            .hasMessageContaining("already in use");
      }
    }
    EmbeddedStore.open(deep, StoreSettings.defaults()).close();
  }

  @Test
  void another_process_is_refused_too() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults())) {
      Process other = StoreProcess.start(folder, true);
      assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
      String said = new String(other.getInputStream().readAllBytes());
      assertThat(said)
          .contains("FolderInUseException")
          .contains(folder.toString())
          .contains("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void it_listens_on_loopback_only() throws Exception {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults())) {
      int port = URI.create(store.uri()).getPort();
      try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
        assertThat(socket.isConnected()).isTrue();
      }
      List<InetAddress> outside =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(address -> !address.isLoopbackAddress())
              .toList();
      for (InetAddress address : outside) {
        assertThatThrownBy(
                () -> {
                  try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, port), 2_000);
                  }
                })
            .as("%s", address)
            .isInstanceOf(java.io.IOException.class);
      }
    }
  }

  @Test
  void a_named_port_is_kept() throws Exception {
    int port;
    try (java.net.ServerSocket free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (EmbeddedStore store =
        EmbeddedStore.open(folder, StoreSettings.defaults().withPort(port))) {
      assertThat(store.uri()).isEqualTo("mongodb://127.0.0.1:" + port + "/");
    }
  }

  @Test
  void it_answers_what_spring_boots_health_check_asks() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      for (String database : List.of("admin", "anything")) {
        Document hello = client.getDatabase(database).runCommand(new Document("hello", 1));
        assertThat(hello.getInteger("maxWireVersion")).isPositive();
        assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
        assertThat(client.getDatabase(database).runCommand(new Document("ping", 1)))
            .containsEntry("ok", 1.0);
      }
      assertThat(client.getDatabase("admin").runCommand(new Document("buildInfo", 1)))
          .containsKey("version");
    }
  }

  @Test
  void every_read_and_write_concern_is_accepted() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection =
          client
              .getDatabase("a")
              .getCollection("c")
              .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
              .withReadConcern(ReadConcern.MAJORITY);
      collection.insertOne(new Document("_id", 1));
      assertThat(collection.countDocuments()).isEqualTo(1);
    }
  }

  @Test
  void an_ordered_insert_stops_at_the_first_double_and_says_which() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      collection.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
      collection.insertOne(new Document("_id", 0).append("code", 3));
      assertThatThrownBy(() ->
              collection.insertMany(
                  IntStream.rangeClosed(1, 5)
                      .mapToObj(i -> new Document("_id", i).append("code", i))
                      .toList()))
          .isInstanceOfSatisfying(
              com.mongodb.MongoBulkWriteException.class,
              e -> {
                assertThat(e.getWriteErrors()).hasSize(1);
                assertThat(e.getWriteErrors().getFirst().getIndex()).isEqualTo(2);
                assertThat(e.getWriteErrors().getFirst().getCode()).isEqualTo(11000);
                assertThat(e.getWriteErrors().getFirst().getMessage()).contains("code_1");
                assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2);
              });
      assertThat(collection.find().map(d -> d.getInteger("_id"))).containsExactly(0, 1, 2);
    }
  }

  @Test
  void an_update_of_many_that_breaks_a_unique_index_changes_nothing() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      collection.createIndex(Indexes.ascending("code"), new IndexOptions().unique(true));
      for (int i = 0; i < 5; i++) {
        collection.insertOne(new Document("_id", i).append("code", i));
      }
      assertThatThrownBy(() -> collection.updateMany(new Document(), Updates.set("code", 9)))
          .isInstanceOf(MongoWriteException.class);
      assertThat(collection.find().map(d -> d.getInteger("code"))).containsExactly(0, 1, 2, 3, 4);
      assertThat(valid(client, "a", "c")).isEmpty();
    }
  }

  @Test
  void what_it_does_not_have_is_refused_with_a_message() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, StoreSettings.defaults());
        MongoClient client = MongoClients.create(store.uri())) {
      var database = client.getDatabase("a");
      MongoCollection<Document> c = database.getCollection("c");
      refused(
          "TTL",
          () ->
              c.createIndex(
                  Indexes.ascending("at"), new IndexOptions().expireAfter(1L, TimeUnit.DAYS)));
      refused(
          "partial",
          () ->
              c.createIndex(
                  Indexes.ascending("a"),
                  new IndexOptions().partialFilterExpression(new Document("b", 1))));
      var swedish = com.mongodb.client.model.Collation.builder().locale("sv").build();
      refused(
          "collation",
          () -> c.createIndex(Indexes.ascending("a"), new IndexOptions().collation(swedish)));
      refused("collation", () -> c.find().collation(swedish).first());
      refused("kind", () -> c.createIndex(Indexes.text("a")));
      refused(
          "validators",
          () ->
              database.createCollection(
                  "v",
                  new CreateCollectionOptions()
                      .validationOptions(
                          new ValidationOptions()
                              .validator(new Document("$jsonSchema", new Document("a", 1))))));
      refused(
          "capped",
          () ->
              database.createCollection(
                  "v", new CreateCollectionOptions().capped(true).sizeInBytes(10)));
      refused(
          "time series",
          () ->
              database.createCollection(
                  "v",
                  new CreateCollectionOptions()
                      .timeSeriesOptions(new com.mongodb.client.model.TimeSeriesOptions("t"))));
      refused("views", () -> database.createView("v", "c", List.of()));
      refused("replica sets", () -> c.watch().first());
      refused("pipeline", () -> c.updateOne(new Document(), List.of(Updates.set("a", 1))));
      assertThat(database.listCollectionNames()).isEmpty();
    }
  }

  @Test
  void writes_are_refused_while_the_disk_is_nearly_full_and_reads_go_on() {
    EmbeddedStore first = EmbeddedStore.open(folder, StoreSettings.defaults());
    try (first;
        MongoClient client = MongoClients.create(first.uri())) {
      client.getDatabase("a").getCollection("c").insertOne(new Document("_id", 1));
    }
    StoreSettings full = StoreSettings.defaults().withReservedDiskBytes(Long.MAX_VALUE);
    try (EmbeddedStore store = EmbeddedStore.open(folder, full);
        MongoClient client = MongoClients.create(store.uri())) {
      MongoCollection<Document> collection = client.getDatabase("a").getCollection("c");
      assertThatThrownBy(() -> collection.insertOne(new Document("_id", 2)))
          .hasMessageContaining("the disk has less than");
      assertThat(collection.countDocuments()).isEqualTo(1);
    }
  }

  private static void refused(
      String word, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(com.mongodb.MongoException.class)
        .hasMessageContaining(word)
        .satisfies(e -> {
          if (e instanceof MongoCommandException command) {
            assertThat(command.getErrorCode()).isIn(238, 40573);
          }
        });
  }

  static List<String> valid(MongoClient client, String database, String collection) {
    return client
        .getDatabase(database)
        .runCommand(new Document("validate", collection))
        .getList("errors", String.class);
  }
}
