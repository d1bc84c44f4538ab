package se.delaktig.eventstore.conformance;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.CommitLog;

/**
 * A server in memory with one defect, or none. It keeps the commands' form, so that the log cannot
 * tell it from a sound one but by what comes of them.
 */
final class DefectiveBackend extends MemoryBackend {
  private static final String ID = "_id";

  private final @Nullable Defect defect;

  DefectiveBackend(@Nullable Defect defect) {
    this.defect = defect;
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (defect == null || !CommitLog.COLLECTION.equals(query.get(command))) {
      return super.handleCommand(channel, database, command, query);
    }
    return switch (command) {
      case "createIndexes" -> createIndexes(channel, database, query, defect);
      case "insert" -> insert(channel, database, query, defect);
      case "find" -> find(channel, database, query, defect);
      default -> super.handleCommand(channel, database, command, query);
    };
  }

  private Document createIndexes(Channel channel, String database, Document query, Defect planted) {
    boolean notUnique =
        planted == Defect.DUPLICATE_AFTER_A_LOST_REPLY || planted == Defect.FORGOTTEN_COMMAND_ID;
    return notUnique
        ? new Document("ok", 1.0)
        : super.handleCommand(channel, database, "createIndexes", query);
  }

  private synchronized Document insert(
      Channel channel, String database, Document query, Defect planted) {
    List<Document> documents = documents(query.get("documents"));
    switch (planted) {
      case LOST_ACKNOWLEDGED_COMMIT -> {
        return new Document("n", documents.size()).append("ok", 1.0);
      }
      case DUPLICATE_AFTER_A_LOST_REPLY -> {
        Document answer = super.handleCommand(channel, database, "insert", query);
        Document again = documents.getLast().cloneDeeply();
        again.put(ID, number(again.get(ID)) + number(again.get("n")));
        again.put("ledgerSeq", number(again.get("ledgerSeq")) + 1);
        super.handleCommand(channel, database, "insert", withDocuments(query, List.of(again)));
        return answer;
      }
      case HOLE -> documents.forEach(one -> one.put(ID, number(one.get(ID)) + 1));
      case TORN_COMMIT -> documents.forEach(DefectiveBackend::tear);
      case BROKEN_CHAIN -> documents.forEach(one -> one.put("prev", one.get("hash")));
      case SWAPPED_ORDER, STALE_TOKEN, FORGOTTEN_COMMAND_ID -> {}
    }
    return super.handleCommand(channel, database, "insert", withDocuments(query, documents));
  }

  private static void tear(Document commit) {
    List<Document> events = documents(commit.get("events"));
    if (events.size() > 1) {
      commit.put("events", events.subList(0, events.size() - 1));
    }
  }

  private Document find(Channel channel, String database, Document query, Defect planted) {
    Document asked = query;
    if (query.get("filter") instanceof Document filter) {
      if (planted == Defect.FORGOTTEN_COMMAND_ID && filter.containsKey("why.commandId")) {
        asked = withFilter(query, new Document("why.commandId", "nobody's"));
      }
      if (planted == Defect.STALE_TOKEN
          && filter.get(ID) instanceof Document range
          && range.containsKey("$gte")) {
        long from = Math.max(0, number(range.get("$gte")) - 3);
        asked = withFilter(query, new Document(ID, new Document("$gte", from)));
      }
    }
    Document answer = super.handleCommand(channel, database, "find", asked);
    if (planted == Defect.SWAPPED_ORDER && answer.get("cursor") instanceof Document cursor) {
      List<Document> batch = documents(cursor.get("firstBatch"));
      if (batch.size() > 1) {
        Collections.swap(batch, batch.size() - 1, batch.size() - 2);
        cursor.put("firstBatch", batch);
      }
    }
    return answer;
  }

  private static Document withDocuments(Document query, List<Document> documents) {
    Document changed = new Document((Map<String, ?>) query);
    changed.put("documents", documents);
    return changed;
  }

  private static Document withFilter(Document query, Document filter) {
    Document changed = new Document((Map<String, ?>) query);
    changed.put("filter", filter);
    return changed;
  }

  private static List<Document> documents(@Nullable Object list) {
    List<Document> documents = new ArrayList<>();
    if (list instanceof Iterable<?> several) {
      several.forEach(one -> documents.add((Document) one));
    }
    return documents;
  }

  private static long number(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("no number: " + value);
  }
}
