package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.clock.ProgrammeClock;

/** Whoever has the database but not the keys: whatever they change, nothing more is signed. */
class TamperedLogTest {
  private static final String PROJECT = "2017-00434";
  private static final Instant RECORDED = Instant.parse("2019-11-18T08:00:00Z");
  private static final int TAMPERINGS = Boolean.getBoolean("delaktig.long") ? 5_000 : 40;
  private static final int COMMITS = 12;
  private static final String EVENTS = "events";

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + server.bind());

  @AfterEach
  void close() {
    client.close();
    server.shutdownNow();
  }

  private enum Kind {
    BODY_CHANGED,
    GIVEN_TO_ANOTHER,
    RETIMED,
    EVENT_RENAMED,
    REMOVED,
    END_CUT_OFF,
    CHAIN_RECOMPUTED,
    CHAIN_RECOMPUTED_AND_HEADS_REMOVED,
    HEAD_FORGED,
    HEAD_OF_ANOTHER_KEY
  }

  @Test
  void everyTamperingOfTheDatabaseIsSeenBeforeAnythingIsSigned(@TempDir Path folder)
      throws IOException {
    List<String> unseen = new ArrayList<>();
    for (int seed = 0; seed < TAMPERINGS; seed++) {
      Random random = new Random(seed);
      Kind kind = Kind.values()[seed % Kind.values().length];
      String database = "log" + seed;
      Path keys = Files.createDirectory(folder.resolve("keys" + seed));
      try (CommitLog log = open(database)) {
        for (int i = 0; i < COMMITS; i++) {
          append(log);
          if (i == 5) {
            heads(log, database, keys).latest(PROJECT);
          }
        }
        assertThat(heads(log, database, keys).latest(PROJECT)).isPresent();
      }
      tamper(kind, random, database, folder.resolve("own" + seed));
      try (CommitLog log = open(database)) {
        heads(log, database, keys).latest(PROJECT);
        unseen.add(seed + " " + kind);
      } catch (LedgerRewrittenException seen) {
        assertThat(seen).hasMessageContaining(PROJECT);
      }
    }
    assertThat(unseen).isEmpty();
  }

  private void tamper(Kind kind, Random random, String database, Path own) {
    MongoCollection<Document> commits = collection(database, CommitLog.COLLECTION);
    MongoCollection<Document> heads = collection(database, "signed-heads");
    Document commit = commits.find(Filters.eq("ledgerSeq", (long) random.nextInt(COMMITS))).first();
    switch (kind) {
      case BODY_CHANGED -> event(commit).put("body", "{\"minutes\":" + random.nextInt(99) + "}");
      case GIVEN_TO_ANOTHER -> commit.get("by", Document.class).put("actor", "somebody-else");
      case RETIMED -> commit.put("at", Date.from(RECORDED.plusMillis(1 + random.nextInt(999))));
      case EVENT_RENAMED -> event(commit).put("name", "something-else-happened");
      case REMOVED -> {
        commits.deleteOne(Filters.eq("_id", commit.get("_id")));
        return;
      }
      case END_CUT_OFF -> {
        commits.deleteMany(Filters.gte("ledgerSeq", (long) COMMITS - 1 - random.nextInt(3)));
        return;
      }
      case CHAIN_RECOMPUTED, CHAIN_RECOMPUTED_AND_HEADS_REMOVED -> {
        recompute(commits, commit.getLong("ledgerSeq"));
        if (kind == Kind.CHAIN_RECOMPUTED_AND_HEADS_REMOVED) {
          heads.deleteMany(new Document());
        }
        return;
      }
      case HEAD_FORGED -> {
        Document head = heads.find(Filters.eq("number", 1L)).first();
        head.put("recorded", Date.from(RECORDED.plusMillis(1)));
        heads.replaceOne(Filters.eq("_id", head.get("_id")), head);
        return;
      }
      case HEAD_OF_ANOTHER_KEY -> {
        heads.deleteMany(new Document());
        try (CommitLog log = open(database)) {
          heads(log, database, own).latest(PROJECT);
        }
        return;
      }
    }
    commits.replaceOne(Filters.eq("_id", commit.get("_id")), commit);
  }

  private static Document event(Document commit) {
    return commit.getList(EVENTS, Document.class).getFirst();
  }

  /** Another history from a commit on, with a chain that is right: docs/log-format.md. */
  private static void recompute(MongoCollection<Document> commits, long from) {
    byte[] prev = new byte[32];
    for (Document commit : commits.find().sort(Sorts.ascending("ledgerSeq"))) {
      if (commit.getLong("ledgerSeq") == from) {
        commit.get("by", Document.class).put("actor", "somebody-else");
      }
      commit.put("prev", new Binary(prev));
      prev = hash(commit, prev);
      commit.put("hash", new Binary(prev));
      commits.replaceOne(Filters.eq("_id", commit.get("_id")), commit);
    }
  }

  private static byte[] hash(Document commit, byte[] prev) {
    Document by = commit.get("by", Document.class);
    Document why = commit.get("why", Document.class);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("commit-log/1".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(prev);
    text(out, commit.getString("ledger"));
    out.writeBytes(ByteBuffer.allocate(8).putLong(commit.getLong("ledgerSeq")).array());
    out.writeBytes(ByteBuffer.allocate(8).putLong(commit.getDate("at").getTime()).array());
    text(out, by.getString("actor"));
    text(out, by.getString("role"));
    text(out, why.getString("command"));
    text(out, why.getString("commandId"));
    text(out, why.getString("body"));
    text(out, why.getString("correlation"));
    List<Document> events = commit.getList(EVENTS, Document.class);
    out.writeBytes(ByteBuffer.allocate(4).putInt(events.size()).array());
    for (Document event : events) {
      text(out, event.getString("id"));
      text(out, event.getString("stream"));
      out.writeBytes(ByteBuffer.allocate(8).putLong(event.getLong("seq")).array());
      text(out, event.getString("name"));
      out.writeBytes(ByteBuffer.allocate(4).putInt(event.getInteger("revision")).array());
      out.writeBytes(sha256(event.getString("body").getBytes(StandardCharsets.UTF_8)));
    }
    return sha256(out.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, @Nullable String text) {
    if (text == null) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(-1).array());
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private MongoCollection<Document> collection(String database, String name) {
    return client.getDatabase(database).getCollection(name);
  }

  private CommitLog open(String database) {
    return CommitLog.open(client, database, () -> RECORDED, LogSettings.forEmbedded());
  }

  private SignedHeads heads(CommitLog log, String database, Path keys) {
    return new SignedHeads(
        log,
        client,
        new ProgrammeClock(() -> RECORDED),
        database,
        SigningKeys.open(keys),
        () -> RECORDED);
  }

  private static void append(CommitLog log) {
    String id = UUID.randomUUID().toString();
    log.append(
        new CommitRequest(
            PROJECT,
            "actor",
            "role",
            "command",
            id,
            null,
            null,
            List.of(new NewEvent(id, "thing-" + id, 0, "thing-happened", 1, "{\"minutes\":100}"))));
  }
}
