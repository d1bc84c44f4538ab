package se.delaktig.benchmarks;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;

/**
 * The floor: the documents that the log stores ({@code docs/log-format.md}), built by hand without
 * anything of what the log does for them, in a collection with the same indexes.
 */
final class CommitDocuments {

  private CommitDocuments() {}

  static MongoCollection<Document> collection(MongoDatabase database) {
    MongoCollection<Document> collection = database.getCollection("commits");
    collection.createIndex(
        Indexes.ascending("ledger", "ledgerSeq"),
        new IndexOptions().unique(true).name("log_ledger"));
    collection.createIndex(
        Indexes.ascending("keys"), new IndexOptions().unique(true).name("log_keys"));
    collection.createIndex(
        Indexes.ascending("why.commandId"), new IndexOptions().unique(true).name("log_command"));
    return collection;
  }

  static Document of(CommitRequest request, long number) {
    return new Document("_id", number)
        .append("n", request.events().size())
        .append("ledger", request.ledger())
        .append("ledgerSeq", number)
        .append("events", request.events().stream().map(CommitDocuments::of).toList())
        .append("keys", request.events().stream().map(CommitDocuments::key).toList())
        .append("at", Date.from(Instant.now()))
        .append("by", new Document("actor", request.actor()).append("role", request.role()))
        .append(
            "why",
            new Document("command", request.command())
                .append("commandId", request.commandId())
                .append("body", request.bodyHash()))
        .append("prev", hash(number - 1))
        .append("hash", hash(number));
  }

  private static Document of(NewEvent event) {
    return new Document("id", event.id())
        .append("stream", event.stream())
        .append("seq", event.seq())
        .append("name", event.name())
        .append("revision", event.revision())
        .append("body", event.body());
  }

  static String key(NewEvent event) {
    return event.stream() + '|' + event.seq();
  }

  /** Thirty-two bytes that no compression shortens much, as a hash's would be. */
  private static Binary hash(long number) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    long mixed = number;
    while (bytes.hasRemaining()) {
      mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L + 0x9e3779b97f4a7c15L;
      bytes.putLong(mixed);
    }
    return new Binary(bytes.array());
  }
}
