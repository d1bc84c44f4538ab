package se.delaktig.audit.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.clock.ProgrammeClock;

class SignedHeadsTest {
  private static final String PROJECT = "2017-00434";
  private static final Instant RECORDED = Instant.parse("2019-11-18T08:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create("mongodb:/" + server.bind());
  private final CommitLog log =
      CommitLog.open(client, "log", () -> RECORDED, LogSettings.forEmbedded());

  @TempDir Path folder;

  @AfterEach
  void close() {
    log.close();
    client.close();
    server.shutdownNow();
  }

  @Test
  void aHeadIsSignedOnceAndCarriesBothClocks() {
    append(3);
    SignedHead head = office().latest(PROJECT).orElseThrow();

    assertThat(head.size()).isEqualTo(3);
    assertThat(head.number()).isEqualTo(1);
    assertThat(head.recorded()).isEqualTo(RECORDED);
    assertThat(head.signed()).isEqualTo(NOW);
    assertThat(SigningKeys.verifies(head.publicKey(), head.statement(), head.signature())).isTrue();
    assertThat(office().latest(PROJECT)).as("after a restart").contains(head);
    assertThat(office().latest("other")).isEmpty();
  }

  @Test
  void laterHeadsAreShownToExtendEarlierOnes() {
    SignedHeads office = office();
    append(1);
    SignedHead first = office.latest(PROJECT).orElseThrow();
    append(4);
    SignedHead second = office.latest(PROJECT).orElseThrow();
    SignedHead between = office.at(PROJECT, 3);

    assertThat(office.proof(first, second)).isNotEmpty();
    assertThat(office.upTo(second)).as("signed later").containsExactly(first, second);
    assertThat(office.upTo(between))
        .as("what is larger is none of its")
        .containsExactly(first, between);
  }

  @Test
  void aNewKeySignsAndTheOldOnesHeadsStand() {
    append(1);
    SignedHead old = office().latest(PROJECT).orElseThrow();
    SigningKeys.open(folder).rotate();
    append(1);
    SignedHead fresh = office().latest(PROJECT).orElseThrow();

    assertThat(fresh.key()).isNotEqualTo(old.key());
    assertThat(SigningKeys.open(folder).publicKeys())
        .containsExactly(old.publicKey(), fresh.publicKey());
    assertThat(office().all(PROJECT)).containsExactly(old, fresh);
    assertThat(office().sign(old, new byte[] {1}).key())
        .as("whoever trusts a head trusts what is signed beside it")
        .isEqualTo(old.key());
  }

  @Test
  void aKeyLeftWithItsPublicPartSignsNothingMore() throws Exception {
    append(1);
    SignedHead head = office().latest(PROJECT).orElseThrow();
    SigningKeys.open(folder).rotate();
    Path file = folder.resolve("ledger-signing-key-0001.pem");
    String pem = Files.readString(file);
    Files.writeString(file, pem.substring(pem.indexOf("-----BEGIN PUBLIC KEY")));

    assertThat(office().latest(PROJECT)).contains(head);
    assertThatThrownBy(() -> office().sign(head, new byte[] {1}))
        .isInstanceOf(KeyRetiredException.class);
  }

  @Test
  void keysAreTheOwnersAlone() throws Exception {
    SigningKeys.open(folder.resolve("keys"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(
                    folder.resolve("keys").resolve("ledger-signing-key-0001.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void nothingIsSignedOfALedgerThatWasRewritten() {
    append(3);
    office().latest(PROJECT);
    commits().updateOne(Filters.eq("ledgerSeq", 1L), Updates.set("hash", new Binary(new byte[32])));

    assertThatThrownBy(() -> office().latest(PROJECT)).isInstanceOf(LedgerRewrittenException.class);
  }

  @Test
  void notEvenWhenItsHeadsWereThrownAway() {
    append(3);
    office().latest(PROJECT);
    heads().deleteMany(new Document());

    assertThatThrownBy(() -> office().latest(PROJECT)).isInstanceOf(LedgerRewrittenException.class);
  }

  @Test
  void norWhenSomebodySignedAHeadWithAKeyOfTheirOwn(@TempDir Path stranger) {
    append(2);
    heads(SigningKeys.open(stranger)).latest(PROJECT);

    assertThatThrownBy(() -> office().latest(PROJECT)).isInstanceOf(LedgerRewrittenException.class);
  }

  private SignedHeads office() {
    return heads(SigningKeys.open(folder));
  }

  private SignedHeads heads(SigningKeys keys) {
    return new SignedHeads(log, client, new ProgrammeClock(() -> RECORDED), "log", keys, () -> NOW);
  }

  private MongoCollection<Document> commits() {
    return client.getDatabase("log").getCollection(CommitLog.COLLECTION);
  }

  private MongoCollection<Document> heads() {
    return client.getDatabase("log").getCollection("signed-heads");
  }

  private void append(int commits) {
    for (int i = 0; i < commits; i++) {
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
              List.of(new NewEvent(id, "thing-" + id, 0, "thing-happened", 1, "{}"))));
    }
  }
}
