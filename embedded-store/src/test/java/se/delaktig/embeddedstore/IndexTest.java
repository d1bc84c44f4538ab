package se.delaktig.embeddedstore;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** That indexes answer without a scan is shown by counting the documents that are looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexTest {

  private static final int DOCUMENTS = 100_000;

  @TempDir static Path folder;

  private EmbeddedStore store;
  private MongoClient client;
  private MongoCollection<Document> log;

  @BeforeAll
  void hundred_thousand_documents() {
    store = EmbeddedStore.open(folder, StoreSettings.defaults().withFsync(false));
    client = MongoClients.create(store.uri());
    log = client.getDatabase("log").getCollection("commits");
    log.createIndex(Indexes.ascending("keys"), new IndexOptions().unique(true));
    log.createIndex(Indexes.ascending("ledger", "ledgerSeq"), new IndexOptions().unique(true));
    log.createIndex(Indexes.ascending("stream"));
    log.createIndex(Indexes.compoundIndex(Indexes.ascending("day"), Indexes.descending("hours")));
    log.createIndex(Indexes.ascending("parts.s", "parts.n"));
    List<Document> batch = new ArrayList<>();
    for (long i = 0; i < DOCUMENTS; i++) {
      batch.add(
          new Document("_id", i)
              .append("keys", List.of("a-" + i % 1_000 + "|" + i / 1_000, "b|" + i))
              .append("ledger", "project-" + i % 10)
              .append("ledgerSeq", i / 10)
              .append("stream", "s" + i % 5_000)
              .append("day", (int) (i % 365))
              .append("hours", (int) (i * 7 % 40))
              .append("parts", List.of(new Document("s", "p" + i % 2_000).append("n", i))));
      if (batch.size() == 1_000) {
        log.insertMany(batch);
        batch.clear();
      }
    }
  }

  @AfterAll
  void close() {
    client.close();
    store.close();
  }

  private <T> T examining(int atMost, Supplier<T> query) {
    long before = store.file().examined().sum();
    T result = query.get();
    assertThat(store.file().examined().sum() - before)
        .as("documents examined")
        .isBetween(0L, (long) atMost);
    return result;
  }

  private static List<Long> ids(FindIterable<Document> found) {
    return found.map(d -> d.getLong("_id")).into(new ArrayList<>());
  }

  @Test
  void the_log_is_read_from_a_position_on() {
    assertThat(
            examining(
                52,
                () -> ids(log.find(gte("_id", 70_000L)).sort(Sorts.ascending("_id")).limit(50))))
        .isEqualTo(LongStream.range(70_000, 70_050).boxed().toList());
    assertThat(
            examining(
                12,
                () ->
                    ids(
                        log.find(and(gt("_id", 10L), lte("_id", 20L)))
                            .sort(Sorts.descending("_id")))))
        .isEqualTo(LongStream.iterate(20, i -> i > 10, i -> i - 1).boxed().toList());
    assertThat(examining(1, () -> ids(log.find(gte("_id", 99_999L))))).containsExactly(99_999L);
    assertThat(examining(0, () -> ids(log.find(gte("_id", 100_000L))))).isEmpty();
  }

  @Test
  void the_head_is_found_at_once() {
    Document head = examining(2, () -> log.find().sort(Sorts.descending("_id")).limit(1).first());
    assertThat(head).containsEntry("_id", 99_999L);
    assertThat(examining(2, () -> log.find().sort(Sorts.descending("_id")).first()))
        .containsEntry("_id", 99_999L);
  }

  @Test
  void a_long_result_is_read_batch_by_batch_as_it_is_asked_for() {
    try (var cursor =
        log.find(gte("_id", 0L)).sort(Sorts.ascending("_id")).batchSize(10).cursor()) {
      examining(25, () -> IntStream.range(0, 20).mapToObj(i -> cursor.next()).toList());
    }
    assertThat(ids(log.find(gte("_id", 90_000L)).sort(Sorts.ascending("_id"))))
        .isEqualTo(LongStream.range(90_000, DOCUMENTS).boxed().toList());
  }

  @Test
  void equality_and_in_are_answered_by_any_index() {
    assertThat(examining(20, () -> ids(log.find(eq("stream", "s77"))))).hasSize(20);
    assertThat(examining(40, () -> ids(log.find(in("stream", "s77", "s78", "nothing")))))
        .hasSize(40);
    assertThat(examining(1, () -> ids(log.find(eq("keys", "b|4711"))))).containsExactly(4_711L);
    assertThat(examining(3, () -> ids(log.find(in("keys", "b|1", "b|2", "a-1|0")))))
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(examining(2, () -> ids(log.find(in("_id", 5L, 7L, -1L))))).containsExactly(5L, 7L);
    assertThat(examining(1, () -> ids(log.find(eq("_id", 5))))).containsExactly(5L);
    assertThat(examining(20, () -> log.countDocuments(eq("stream", "s77")))).isEqualTo(20);
  }

  @Test
  void an_aggregates_commits_are_found_by_a_range_of_its_keys() {
    Document operators =
        new Document("$elemMatch", new Document("$gte", "a-7|").append("$lt", "a-7}"));
    assertThat(examining(100, () -> ids(log.find(new Document("keys", operators))))).hasSize(100);
  }

  @Test
  void compound_indexes_answer_prefix_range_and_order() {
    assertThat(
            examining(
                12,
                () ->
                    log.find(and(eq("ledger", "project-3"), gte("ledgerSeq", 500L)))
                        .sort(Sorts.ascending("ledgerSeq"))
                        .limit(10)
                        .map(d -> d.getLong("ledgerSeq"))
                        .into(new ArrayList<>())))
        .isEqualTo(LongStream.range(500, 510).boxed().toList());
    assertThat(
            examining(
                2,
                () ->
                    log.find(eq("ledger", "project-3"))
                        .sort(Sorts.descending("ledgerSeq"))
                        .first()))
        .containsEntry("ledgerSeq", 9_999L);
    assertThat(examining(300, () -> ids(log.find(eq("day", 12)).sort(Sorts.descending("hours")))))
        .hasSize(274);
    assertThat(
            examining(
                6,
                () ->
                    log.find(eq("day", 12))
                        .sort(Sorts.descending("hours"))
                        .limit(5)
                        .map(d -> d.getInteger("hours"))
                        .into(new ArrayList<>())))
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(
            examining(
                1, () -> ids(log.find(elemMatch("parts", and(eq("s", "p9"), eq("n", 2_009L)))))))
        .containsExactly(2_009L);
  }

  @Test
  void an_aggregation_begins_with_what_an_index_can_answer() {
    List<Document> counted =
        examining(
            20,
            () ->
                log.aggregate(
                        List.of(
                            Aggregates.match(eq("stream", "s4")),
                            Aggregates.group("$stream", Accumulators.sum("n", 1))))
                    .into(new ArrayList<>()));
    assertThat(counted).containsExactly(new Document("_id", "s4").append("n", 20));
    examining(
        4,
        () ->
            log.aggregate(List.of(Aggregates.sort(Sorts.descending("_id")), Aggregates.limit(3)))
                .into(new ArrayList<>()));
  }

  @Test
  void changes_and_deletions_find_their_document_by_the_index() {
    examining(2, () -> log.updateOne(eq("keys", "b|900"), Updates.set("note", "x")));
    examining(2, () -> log.findOneAndUpdate(eq("_id", 901L), Updates.set("note", "y")));
  }

  // ---- the same answers with and without indexes

  @Test
  void whatever_is_asked_an_indexed_collection_answers_as_one_without_indexes() {
    Random random = new Random(20_191_118);
    MongoCollection<Document> bare = client.getDatabase("same").getCollection("bare");
    MongoCollection<Document> indexed = client.getDatabase("same").getCollection("indexed");
    indexed.createIndex(Indexes.ascending("a"));
    indexed.createIndex(Indexes.descending("b"));
    indexed.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("e")));
    indexed.createIndex(Indexes.ascending("c.x", "c.y"));
    indexed.createIndex(Indexes.ascending("d"), new IndexOptions().sparse(true));
    for (int i = 0; i < 400; i++) {
      Document document = new Document("_id", i).append("e", random.nextInt(10));
      for (String field : List.of("a", "b", "d")) {
        if (random.nextInt(5) > 0) {
          document.append(field, value(random));
        }
      }
      if (random.nextBoolean()) {
        document.append("c", List.of(part(random), part(random)));
      } else {
        document.append("c", part(random));
      }
      bare.insertOne(new Document(document));
      indexed.insertOne(new Document(document));
    }
    for (int i = 0; i < 100; i++) {
      int id = random.nextInt(400);
      Bson change = Updates.set(List.of("a", "b", "d").get(random.nextInt(3)), value(random));
      bare.updateOne(eq("_id", id), change);
      indexed.updateOne(eq("_id", id), change);
      int gone = random.nextInt(400);
      bare.deleteOne(eq("_id", gone));
      indexed.deleteOne(eq("_id", gone));
    }
    assertThat(EmbeddedStoreTest.valid(client, "same", "indexed")).isEmpty();
    for (int i = 0; i < 300; i++) {
      Bson query = query(random);
      assertThat(indexed.find(query).into(new ArrayList<>()))
          .as("%s", query)
          .containsExactlyInAnyOrderElementsOf(bare.find(query).into(new ArrayList<>()));
    }
  }

  private static Document part(Random random) {
    return new Document("x", random.nextInt(5)).append("y", random.nextInt(5));
  }

  private static Object value(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> random.nextInt(10);
      case 1 -> (long) random.nextInt(10);
      case 2 -> random.nextInt(20) / 2.0;
      case 3 -> "s" + random.nextInt(10);
      case 4 -> List.of(random.nextInt(10), "s" + random.nextInt(10));
      case 5 -> List.of();
      case 6 -> new java.util.Date(random.nextInt(10) * 1_000L);
      case 7 -> random.nextBoolean();
      default -> new Document("k", random.nextInt(3));
    };
  }

  private static Bson query(Random random) {
    List<Bson> parts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String field = List.of("a", "b", "d", "c.x", "c.y", "e").get(random.nextInt(6));
      Object value = value(random);
      Object other = value(random);
      parts.add(
          switch (random.nextInt(8)) {
            case 0 -> eq(field, value instanceof List ? 1 : value);
            case 1 -> in(field, value, other, "s1");
            case 2 -> gte(field, scalar(value));
            case 3 -> lt(field, scalar(value));
            case 4 -> and(gt(field, 2), lte(field, 7));
            case 5 -> eq(field, null);
            case 6 -> elemMatch("c", and(eq("x", random.nextInt(5)), gte("y", 2)));
            default -> in(field, Collections.singletonList(value));
          });
    }
    return and(parts);
  }

  private static Object scalar(Object value) {
    return value instanceof List || value instanceof Document ? 3 : value;
  }

  @Test
  void sorting_by_an_index_and_in_memory_give_the_same_order() {
    MongoCollection<Document> bare = client.getDatabase("order").getCollection("bare");
    MongoCollection<Document> indexed = client.getDatabase("order").getCollection("indexed");
    indexed.createIndex(Indexes.compoundIndex(Indexes.ascending("a"), Indexes.descending("b")));
    Random random = new Random(7);
    List<Object> values =
        List.of(
            -3,
            0,
            2L,
            2.5,
            1L << 60,
            (1L << 60) + 1,
            -1e300,
            new Decimal128(7),
            "",
            "a",
            "a\0b",
            "å",
            new Document("k", 1),
            true,
            false,
            new java.util.Date(5),
            new ObjectId());
    for (int i = 0; i < 300; i++) {
      Document document = new Document("_id", i);
      document.append("a", values.get(random.nextInt(values.size())));
      document.append("b", i);
      bare.insertOne(new Document(document));
      indexed.insertOne(new Document(document));
    }
    for (Bson order :
        List.of(
            Sorts.orderBy(Sorts.ascending("a"), Sorts.descending("b")),
            Sorts.orderBy(Sorts.descending("a"), Sorts.ascending("b")))) {
      assertThat(examining(12, () -> indexed.find().sort(order).limit(10).into(new ArrayList<>())))
          .isEqualTo(bare.find().sort(order).limit(10).into(new ArrayList<>()));
      assertThat(indexed.find().sort(order).into(new ArrayList<>()))
          .isEqualTo(bare.find().sort(order).into(new ArrayList<>()));
    }
  }

  // ---- keeping indexes

  @Test
  void an_index_made_later_holds_what_was_there_and_one_that_can_not_be_made_leaves_nothing() {
    MongoCollection<Document> late = client.getDatabase("late").getCollection("c");
    late.insertMany(
        IntStream.range(0, 50).mapToObj(i -> new Document("_id", i).append("g", i % 5)).toList());
    assertThatThrownBy(
            () -> late.createIndex(Indexes.ascending("g"), new IndexOptions().unique(true)))
        .hasMessageContaining("E11000");
    assertThat(late.listIndexes()).hasSize(1);
    late.createIndex(Indexes.ascending("g"));
    assertThat(examining(10, () -> late.countDocuments(eq("g", 3)))).isEqualTo(10);
    assertThat(EmbeddedStoreTest.valid(client, "late", "c")).isEmpty();
  }

  @Test
  void dropping_an_index_leaves_the_same_named_one_of_another_collection() {
    MongoCollection<Document> one = client.getDatabase("drops").getCollection("one");
    MongoCollection<Document> two = client.getDatabase("drops").getCollection("two");
    one.createIndex(Indexes.ascending("g"));
    two.createIndex(Indexes.ascending("g"));
    one.dropIndex("g_1");
    assertThat(one.listIndexes()).hasSize(1);
    assertThat(two.listIndexes()).hasSize(2);
    two.dropIndexes();
    assertThat(two.listIndexes()).hasSize(1);
  }

  @Test
  void a_renamed_collection_keeps_its_documents_and_indexes_also_after_a_restart(
      @TempDir Path own) {
    for (int start = 0; start < 2; start++) {
      try (EmbeddedStore renamed = EmbeddedStore.open(own, StoreSettings.defaults());
          MongoClient c = MongoClients.create(renamed.uri())) {
        var database = c.getDatabase("views");
        if (start == 0) {
          database.getCollection("hours").insertOne(new Document("_id", "old"));
          MongoCollection<Document> fresh = database.getCollection("hours_new");
          fresh.createIndex(Indexes.ascending("g"), new IndexOptions().unique(true));
          fresh.insertOne(new Document("_id", "new").append("g", 1));
          fresh.renameCollection(
              new com.mongodb.MongoNamespace("views.hours"),
              new com.mongodb.client.model.RenameCollectionOptions().dropTarget(true));
        }
        assertThat(database.listCollectionNames()).containsExactly("hours");
        MongoCollection<Document> hours = database.getCollection("hours");
        assertThat(hours.find(eq("g", 1)).first()).containsEntry("_id", "new");
        assertThat(hours.listIndexes()).hasSize(2);
        assertThatThrownBy(() -> hours.insertOne(new Document("_id", "x").append("g", 1)))
            .hasMessageContaining("E11000");
        assertThat(EmbeddedStoreTest.valid(c, "views", "hours")).isEmpty();
      }
    }
  }
}
