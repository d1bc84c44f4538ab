package se.delaktig.signin.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.delaktig.signin.account.SecondFactors.Checked;
import se.delaktig.signin.keys.KeyFolder;
import se.delaktig.signin.keys.Seal;

class SecondFactorsTest {
  private static final String LO = "lo";

  @TempDir Path folder;
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;
  private MongoDatabase database;
  private SecondFactors factors;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private byte[] secret;

  @BeforeEach
  void turnOn() {
    server.bind();
    client = MongoClients.create(server.getConnectionString());
    database = client.getDatabase("test");
    database.getCollection("accounts").insertOne(new Document("_id", LO));
    factors = new SecondFactors(database, new Seal(new KeyFolder(folder)), () -> now);
    secret = factors.propose().secret();
    assertThat(factors.turnOn(LO, secret, code())).isTrue();
    nextCode();
  }

  @AfterEach
  void shutDown() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void anAppIsTakenIntoUseOnlyWithACodeOfIt() {
    database.getCollection("accounts").insertOne(new Document("_id", "bo"));

    assertThat(factors.turnOn("bo", secret, "000000")).isFalse();
    assertThat(factors.areOn("bo")).isFalse();
    assertThat(factors.areOn(LO)).isTrue();
  }

  @Test
  void aCodeCountsOnceAlsoWithBlanksInIt() {
    String code = code();

    assertThat(check(code.substring(0, 3) + " " + code.substring(3)))
        .isInstanceOf(Checked.Right.class);
    assertThat(check(code)).isInstanceOf(Checked.Wrong.class);
    nextCode();
    assertThat(check(code())).isInstanceOf(Checked.Right.class);
  }

  @Test
  void aRecoveryCodeStandsInForTheAppOnce() {
    List<String> codes = factors.newRecoveryCodes(LO);
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(factors.recoveryCodesLeft(LO)).isEqualTo(10);

    assertThat(check(codes.getFirst().replace("-", " ").toUpperCase()))
        .isInstanceOf(Checked.Right.class);
    assertThat(check(codes.getFirst())).isInstanceOf(Checked.Wrong.class);
    assertThat(factors.recoveryCodesLeft(LO)).isEqualTo(9);

    factors.newRecoveryCodes(LO);
    assertThat(check(codes.get(1))).isInstanceOf(Checked.Wrong.class);
  }

  @Test
  void guessingFromManyPlacesStopsTheAppForADayButNotTheRecoveryCodes() {
    String recovery = factors.newRecoveryCodes(LO).getFirst();
    for (int i = 0; i < SecondFactors.MOST_WRONG; i++) {
      assertThat(factors.check(LO, "not a code", "place " + i)).isInstanceOf(Checked.Wrong.class);
    }

    assertThat(check(code())).isInstanceOf(Checked.Wrong.class);
    assertThat(check(recovery)).isInstanceOf(Checked.Right.class);
    now = now.plus(Duration.ofHours(25));
    assertThat(check(code())).isInstanceOf(Checked.Right.class);
  }

  @Test
  void guessingFromOnePlaceWaits() {
    for (int i = 0; i < Throttle.FREE_TRIES; i++) {
      assertThat(factors.check(LO, "not a code", "here")).isInstanceOf(Checked.Wrong.class);
    }

    assertThat(factors.check(LO, code(), "here")).isInstanceOf(Checked.Waiting.class);
    assertThat(factors.check(LO, code(), "elsewhere")).isInstanceOf(Checked.Right.class);
  }

  @Test
  void theDatabaseTellsNeitherSecretNorCodes() {
    List<String> codes = factors.newRecoveryCodes(LO);
    String stored = database.getCollection("accounts").find().first().toJson();

    assertThat(stored).contains("sealed", "recovery");
    assertThat(stored)
        .doesNotContain(factors.proposed(secret).text())
        .doesNotContain(Base64.getEncoder().encodeToString(secret))
        .doesNotContain(codes);
  }

  @Test
  void whoeverDoesWithoutTheAppHasNoCodesLeftEither() {
    String recovery = factors.newRecoveryCodes(LO).getFirst();

    factors.turnOff(LO);

    assertThat(factors.areOn(LO)).isFalse();
    assertThat(check(recovery)).isInstanceOf(Checked.Wrong.class);
    assertThat(check(code())).isInstanceOf(Checked.Wrong.class);
  }

  private Checked check(String typed) {
    return factors.check(LO, typed, "here");
  }

  private String code() {
    return Totp.code(secret, Totp.stepAt(now));
  }

  private void nextCode() {
    now = now.plusSeconds(30);
  }
}
