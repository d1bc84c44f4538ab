package se.delaktig.signin.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.signin.SignInSettings;

class SessionsTest {
  private static final Device PHONE = new Device("Firefox", "Android");

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final List<Object> told = new ArrayList<>();
  private MongoClient client;
  private MongoDatabase database;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");

  @BeforeEach
  void bind() {
    server.bind();
    client = MongoClients.create(server.getConnectionString());
    database = client.getDatabase("test");
  }

  @AfterEach
  void shutDown() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void aSessionThatIsUsedLastsADayAndAnotherNoLongerThanItIsUsed() {
    Sessions sessions = sessions(Duration.ofDays(30));
    Session used = sessions.begin("lo", PHONE, false, false).session();
    Session idle = sessions.begin("lo", PHONE, false, false).session();

    for (int hour = 0; hour < 23; hour++) {
      now = now.plus(Duration.ofHours(1));
      sessions.standing(used.id()).ifPresent(sessions::seen);
    }

    assertThat(sessions.standing(used.id())).isPresent();
    assertThat(sessions.standing(idle.id())).isEmpty();
    assertThat(sessions.of("lo")).extracting(Session::id).containsExactly(used.id());
    now = now.plus(Duration.ofHours(1));
    assertThat(sessions.standing(used.id())).isEmpty();
  }

  @Test
  void aDeviceStaysSignedInForTheChosenTimeWithoutBeingUsed() {
    Sessions sessions = sessions(Duration.ofDays(30));
    Sessions.Begun begun = sessions.begin("lo", PHONE, true, false);

    now = now.plus(Duration.ofDays(30)).minusSeconds(1);
    assertThat(sessions.keptBy(begun.code())).map(Session::id).contains(begun.session().id());
    now = now.plusSeconds(1);
    assertThat(sessions.keptBy(begun.code())).isEmpty();
  }

  @Test
  void whereNoDeviceMayStayNoneDoes() {
    Sessions.Begun begun = sessions(Duration.ZERO).begin("lo", PHONE, true, false);

    assertThat(begun.code()).isNull();
    assertThat(begun.session().stays()).isFalse();
  }

  @Test
  void onlyTheWholeCodeKeepsASession() {
    Sessions sessions = sessions(Duration.ofDays(30));
    Sessions.Begun begun = sessions.begin("lo", PHONE, true, false);
    Sessions.Begun other = sessions.begin("lo", PHONE, true, false);
    String secret = other.code().substring(other.code().indexOf('.'));

    assertThat(sessions.keptBy(begun.session().id() + secret)).isEmpty();
    assertThat(sessions.keptBy(begun.session().id())).isEmpty();
    assertThat(sessions.keptBy("")).isEmpty();
    assertThat(database.getCollection("sessions").find().map(Document::toJson))
        .noneMatch(stored -> stored.contains(secret.substring(1)));
  }

  @Test
  void nobodyEndsAnothersSession() {
    Sessions sessions = sessions(Duration.ofDays(30));
    Session los = sessions.begin("lo", PHONE, false, false).session();

    assertThat(sessions.end("bo", los.id())).isFalse();
    assertThat(sessions.standing(los.id())).isPresent();
    assertThat(told).isEmpty();

    assertThat(sessions.end("lo", los.id())).isTrue();
    assertThat(sessions.standing(los.id())).isEmpty();
    assertThat(told).containsExactly(new SessionEnded(los.id(), "lo"));
  }

  @Test
  void allOthersOfOnesOwnEndAndNobodyElses() {
    Sessions sessions = sessions(Duration.ofDays(30));
    Session here = sessions.begin("lo", PHONE, false, false).session();
    Sessions.Begun there = sessions.begin("lo", PHONE, true, false);
    Session bos = sessions.begin("bo", PHONE, false, false).session();

    sessions.endOthers("lo", here.id());

    assertThat(sessions.of("lo")).extracting(Session::id).containsExactly(here.id());
    assertThat(sessions.keptBy(there.code())).isEmpty();
    assertThat(sessions.standing(bos.id())).isPresent();
  }

  private Sessions sessions(Duration stay) {
    SignInSettings settings =
        new SignInSettings(
            0,
            "http://localhost",
            "test",
            URI.create("http://localhost"),
            Set.of(),
            Set.of(),
            "",
            Duration.ofMinutes(10),
            Duration.ofHours(12),
            Duration.ofHours(8),
            Duration.ofHours(24),
            stay,
            SignInSettings.SecondFactor.OFFERED,
            URI.create("http://localhost"),
            List.of());
    return new Sessions(database, settings, told::add, () -> now);
  }
}
