package se.delaktig.eventstore.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.Receipt;
import se.delaktig.eventstore.WeakServerException;

/** A real server that can't keep the promise is refused, with what to change. */
class ServerPromiseTest {

  @BeforeEach
  void aServerIsHere() {
    assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
  }

  @Test
  void aServerWithoutAReplicaSetIsRefused() {
    try (RealMongod alone = RealMongod.startAlone()) {
      assertThatThrownBy(opening(alone.memberUri(0)))
          .isInstanceOf(WeakServerException.class)
          .hasMessageContaining("belongs to no replica set")
          .hasMessageContaining("--replSet")
          .hasMessageContaining("rs.initiate()");
    }
  }

  @Test
  void aSetThatCountsMemoryAsKeptIsRefusedUntilItIsToldNotTo() {
    Document weak = new Document("writeConcernMajorityJournalDefault", false);
    try (RealMongod set = RealMongod.start(1, List.of(), weak)) {
      assertThatThrownBy(opening(set.uri()))
          .isInstanceOf(WeakServerException.class)
          .hasMessageContaining("writeConcernMajorityJournalDefault is false")
          .hasMessageContaining("rs.reconfig");

      Document configuration =
          set.command(0, new Document("replSetGetConfig", 1)).get("config", Document.class);
      configuration.put("writeConcernMajorityJournalDefault", true);
      configuration.put("version", configuration.getInteger("version") + 1);
      set.command(0, new Document("replSetReconfig", configuration));

      Awaitility.await("it is taken")
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThatCode(opening(set.uri())).doesNotThrowAnyException());
    }
  }

  @Test
  void whatTheAddressSaysCannotWeakenIt() {
    List<BsonDocument> asked = new CopyOnWriteArrayList<>();
    CommandListener listener =
        new CommandListener() {
          @Override
          public void commandStarted(CommandStartedEvent event) {
            if (event.getDatabaseName().equals("promise")
                && Set.of("insert", "find", "createIndexes").contains(event.getCommandName())) {
              asked.add(event.getCommand().clone());
            }
          }
        };
    try (RealMongod set = RealMongod.start(1);
        MongoClient client =
            MongoClients.create(
                MongoClientSettings.builder()
                    .applyConnectionString(
                        new ConnectionString(
                            set.uri()
                                + "&w=1&journal=false&wtimeoutMS=1&readConcernLevel=local"
                                + "&readPreference=secondaryPreferred&retryWrites=false"))
                    .addCommandListener(listener)
                    .build());
        CommitLog log =
            CommitLog.open(client, "promise", InstantSource.system(), LogSettings.server())) {
      asked.clear();
      Receipt receipt = log.append(request());
      assertThat(log.receiptOf("someone-elses-command")).isEmpty();
      assertThat(log.outcomeOf(receipt.commandId())).contains(receipt);
      assertThat(log.readFrom(0, 10)).hasSize(1);
      assertThat(log.stream("note-1", 0)).hasSize(1);
      assertThat(log.head()).isEqualTo(1);
    }
    List<BsonDocument> writes = asked.stream().filter(one -> one.containsKey("insert")).toList();
    List<BsonDocument> reads = asked.stream().filter(one -> one.containsKey("find")).toList();
    assertThat(writes).isNotEmpty();
    assertThat(writes)
        .extracting(write -> write.getDocument("writeConcern").toJson())
        .containsOnly("{\"w\": \"majority\", \"j\": true}");
    assertThat(reads).hasSizeGreaterThan(4);
    assertThat(reads)
        .extracting(read -> read.getDocument("readConcern").getString("level").getValue())
        .containsOnly("majority", "linearizable");
    assertThat(reads)
        .allMatch(read ->
            !read.containsKey("$readPreference")
                || read.getDocument("$readPreference")
                    .getString("mode")
                    .getValue()
                    .startsWith("primary"));
  }

  private static ThrowingCallable opening(String uri) {
    return () -> {
      try (MongoClient client = MongoClients.create(uri)) {
        CommitLog.open(client, "promise", InstantSource.system(), LogSettings.server()).close();
      }
    };
  }

  private static CommitRequest request() {
    return new CommitRequest(
        "office",
        "someone",
        "writer",
        "note",
        UUID.randomUUID().toString(),
        null,
        null,
        List.of(new NewEvent(UUID.randomUUID().toString(), "note-1", 0, "noted", 1, "{}")));
  }
}
