package se.delaktig.signin;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import se.delaktig.signin.passkey.Passkeys;
import se.delaktig.signin.program.Programs;

/** Whoever has a copy of the database and not the keys folder learns who nobody is. */
class CopyOfTheDatabaseTest {
  private static final String PASSWORD = "tre glada grankottar";
  private static final String[] READABLE = {
    "qvzkarin", "Qvzkarin Zwkxnyström", "Qvzolle Zwkxinbjuden", "Qvzprogrammet", "Qvztelefonen"
  };

  @TempDir Path keys;
  private final MongoServer mongo = new MongoServer(new MemoryBackend());
  private String subject = "";
  private String code = "";
  private String program = "";

  @BeforeEach
  void somebodyOfEachKind() {
    mongo.bind();
    try (RunningSignIn signIn = RunningSignIn.start(mongo, keys)) {
      subject = signIn.accounts().create(READABLE[0], READABLE[1], PASSWORD).subject();
      code = signIn.accounts().invite(READABLE[2], Duration.ofDays(1)).code();
      program =
          signIn
              .bean(Programs.class)
              .make(subject, READABLE[3], Set.of("query.hours"))
              .orElseThrow()
              .program()
              .id();
      signIn.bean(UserCredentialRepository.class).save(passkey());
      new PagesClient(signIn).tokensFor(new Browser(), READABLE[0], PASSWORD);
      assertThat(stored(signIn)).contains(subject, program).doesNotContainIgnoringCase(READABLE);
      assertThatTheyAreCalledByTheirNames(signIn);
    }
  }

  @AfterEach
  void shutDown() {
    mongo.shutdownNow();
  }

  @Test
  void whatIsSealedIsReadAgainAfterARestart() {
    try (RunningSignIn signIn = RunningSignIn.start(mongo, keys)) {
      assertThatTheyAreCalledByTheirNames(signIn);
    }
  }

  @Test
  void whatAnOlderVersionKeptReadableIsSealedAtTheNextStart() {
    try (RunningSignIn signIn = RunningSignIn.start(mongo, keys)) {
      MongoDatabase database = signIn.bean(MongoDatabase.class);
      readable(database, "accounts", "username", READABLE[0]);
      readable(database, "accounts", "usernameKey", READABLE[0]);
      readable(database, "accounts", "displayName", READABLE[1]);
      readable(database, "invitations", "displayName", READABLE[2]);
      readable(database, "programs", "name", READABLE[3]);
      readable(database, "passkeys", "label", READABLE[4]);
      assertThat(stored(signIn)).contains(READABLE);
    }
    try (RunningSignIn signIn = RunningSignIn.start(mongo, keys)) {
      assertThat(stored(signIn)).contains(subject).doesNotContainIgnoringCase(READABLE);
      assertThatTheyAreCalledByTheirNames(signIn);
    }
  }

  private void assertThatTheyAreCalledByTheirNames(RunningSignIn signIn) {
    assertThat(signIn.accounts().find("QVZKarin"))
        .contains(new Account(subject, READABLE[0], READABLE[1]));
    assertThat(new Browser().get(signIn.issuer + "/inbjudan/" + code).body()).contains(READABLE[2]);
    assertThat(signIn.bean(Programs.class).all())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo(READABLE[3]));
    assertThat(signIn.bean(Passkeys.class).of(subject))
        .singleElement()
        .satisfies(one -> assertThat(one.label()).isEqualTo(READABLE[4]));
  }

  private static void readable(
      MongoDatabase database, String collection, String field, String value) {
    MongoCollection<Document> all = database.getCollection(collection);
    Document only = all.find().first();
    assertThat(all.countDocuments()).isEqualTo(1);
    all.updateOne(eq("_id", only.get("_id")), set(field, value));
  }

  private ImmutableCredentialRecord passkey() {
    return ImmutableCredentialRecord.builder()
        .credentialId(Bytes.random())
        .userEntityUserId(new Bytes(subject.getBytes(StandardCharsets.US_ASCII)))
        .publicKey(new ImmutablePublicKeyCose(new byte[] {1, 2, 3}))
        .transports(Set.of())
        .label(READABLE[4])
        .created(Instant.now())
        .lastUsed(Instant.now())
        .build();
  }

  /** All bytes of all documents, as a reader of the disk would look through them. */
  private static String stored(RunningSignIn signIn) {
    MongoDatabase database = signIn.bean(MongoDatabase.class);
    StringBuilder stored = new StringBuilder();
    for (String name : database.listCollectionNames()) {
      database
          .getCollection(name, RawBsonDocument.class)
          .find()
          .forEach(each ->
              stored.append(new String(each.getByteBuffer().array(), StandardCharsets.UTF_8)));
    }
    return stored.toString();
  }
}
