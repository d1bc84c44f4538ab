package se.delaktig.hours.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.sun.net.httpserver.HttpServer;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.Given;
import se.delaktig.personregister.MasterKeys;
import se.delaktig.personregister.Outbox;
import se.delaktig.personregister.Outbox.Channel;
import se.delaktig.personregister.Outbox.Fault;
import se.delaktig.personregister.Outbox.Posted;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text messages go out by a gateway that may be away, refuse, or be slow. */
class TextMessagesTest {
  private static final ProjectId PROJECT = new ProjectId(Given.LEDGER);
  private static final String ID = "reminder-2019-W47-x-sms";

  private final MongoServer mongo = new MongoServer(new MemoryBackend());
  private final MongoClient client = MongoClients.create(mongo.bindAndGetConnectionString());
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private HttpServer gateway;
  private int answer = 200;
  private Outbox outbox;
  private Instant now = Instant.parse("2026-11-23T06:00:00Z");

  private record Received(String authorization, String key, JsonNode message) {}

  @BeforeEach
  void given(@TempDir Path folder) throws IOException {
    var database = client.getDatabase("register");
    outbox =
        Outbox.on(database, PersonRegister.open(database, MasterKeys.open(folder.resolve("keys"))));
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext(
        "/sms",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                  JsonMapper.shared()
                      .readTree(
                          new String(
                              exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
    client.close();
    mongo.shutdownNow();
  }

  private MailRounds rounds() {
    return new MailRounds(
        outbox,
        mock(CommitLog.class),
        mock(Consult.class),
        Map.of(
            Channel.TEXT_MESSAGE,
            new TextMessageGateway(
                "http://127.0.0.1:" + gateway.getAddress().getPort() + "/sms",
                "Bearer hemlig",
                "Delaktig")),
        () -> now);
  }

  private void put(String number) {
    outbox.remind(
        PROJECT,
        null,
        ID,
        Channel.TEXT_MESSAGE,
        new Outbox.Mail(number, "Påminnelse med sms", "Delaktig: 3 saker väntar på dig."),
        now);
  }

  private Posted only() {
    return outbox.newest(PROJECT, 10).getFirst();
  }

  @Test
  void aReminderReachesTheGatewayOnceWithWhatItNeeds() {
    put("+46701740605");

    rounds().round();
    rounds().round();

    assertThat(received).hasSize(1);
    Received one = received.getFirst();
    assertThat(one.authorization()).isEqualTo("Bearer hemlig");
    assertThat(one.key()).isEqualTo(ID);
    assertThat(one.message().get("to").asString()).isEqualTo("+46701740605");
    assertThat(one.message().get("from").asString()).isEqualTo("Delaktig");
    assertThat(one.message().get("message").asString()).contains("3 saker väntar");
    assertThat(one.message().get("reference").asString()).isEqualTo(ID);
    assertThat(only().sent()).isEqualTo(now);
  }

  @ParameterizedTest
  @CsvSource({
    "400, ADDRESS_REFUSED, true",
    "401, SIGN_IN_REFUSED, false",
    "429, REFUSED, false",
    "302, ADDRESS_REFUSED, true",
    "503, REFUSED, false"
  })
  void whatTheGatewayAnswersDecidesWhetherItIsTriedAgain(int code, Fault fault, boolean givenUp) {
    answer = code;
    put("+46701740605");

    rounds().round();

    assertThat(only().fault()).isEqualTo(fault);
    assertThat(only().givenUp() != null).isEqualTo(givenUp);
    assertThat(outbox.waiting(Channel.TEXT_MESSAGE)).isEqualTo(givenUp ? 0 : 1);
  }

  @Test
  void aGatewayThatIsAwayLosesNothingAndAfterThreeDaysItIsTold() {
    put("+46701740605");
    gateway.stop(0);

    for (int hour = 0; hour <= 24 * 4; hour++) {
      rounds().round();
      now = now.plus(Duration.ofHours(1));
    }

    assertThat(only().fault()).isEqualTo(Fault.UNREACHABLE);
    assertThat(outbox.faults(Channel.TEXT_MESSAGE)).containsEntry(Fault.UNREACHABLE, 1L);
  }

  @Test
  void whatIsNoNumberIsGivenUpUnsent() {
    put("ingen mobil");

    rounds().round();

    assertThat(received).isEmpty();
    assertThat(only().fault()).isEqualTo(Fault.ADDRESS_MALFORMED);
    assertThat(only().givenUp()).isEqualTo(now);
  }

  @Test
  void aGatewayWithoutAnAddressIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new TextMessageGateway("ftp://sms.example", "", "Delaktig"))
        .hasMessageContaining("DELAKTIG_SMS_URL");
  }
}
