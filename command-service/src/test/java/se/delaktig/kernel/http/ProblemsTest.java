package se.delaktig.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.OutcomeUnknownException;
import se.delaktig.eventstore.StreamConflictException;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.handling.StaleVersion;

/** What a sender is told when the log could not do what was asked. */
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;
  private CommitLog log;
  private Problems problems;

  @BeforeEach
  void open() {
    client = MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
    log = CommitLog.open(client, "problems", InstantSource.system(), LogSettings.forEmbedded());
    problems = new Problems(log);
  }

  @AfterEach
  void close() {
    log.close();
    client.close();
    server.shutdownNow();
  }

  @Test
  void aConflictSaysWhichVersionWasExpectedAndWhichIsThere() {
    append(0);
    append(1);
    append(2);
    ResponseEntity<ProblemDetail> answer =
        problems.conflict(
            new ConcurrencyException("", new StreamConflictException("dialogue-1", 1)));

    assertThat(answer.getStatusCode().value()).isEqualTo(409);
    assertThat(properties(answer))
        .containsEntry("code", "command.conflict")
        .containsEntry("stream", "dialogue-1")
        .containsEntry("expectedVersion", 1L)
        .containsEntry("actualVersion", 3L);
  }

  @Test
  void anUnknownOutcomeSaysWhichCommandToAskFor() {
    ResponseEntity<ProblemDetail> answer =
        problems.outcomeUnknown(
            new OutcomeUnknownException("command-1", null),
            new MockHttpServletRequest("POST", "/api/projects/2017-00434/commands/add-material"));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    assertThat(properties(answer))
        .containsEntry("code", "command.outcome-unknown")
        .containsEntry("commandId", "command-1")
        .containsEntry("ask", "/api/projects/2017-00434/commands/command-1");
  }

  @Test
  void aStaleCommandSaysWhichVersionIsThere() {
    ResponseEntity<ProblemDetail> answer =
        problems.refused(new RefusedException(new StaleVersion("dialogue-1", 2, 5)));

    assertThat(answer.getStatusCode().value()).isEqualTo(412);
    assertThat(answer.getHeaders().getETag()).isEqualTo("\"5\"");
    assertThat(properties(answer))
        .containsEntry("code", "command.stale")
        .containsEntry("expectedVersion", 2L)
        .containsEntry("actualVersion", 5L);
  }

  @Test
  void whoTriedWhatIsNotToBeDoneStandsInTheLog(CapturedOutput printed) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("account-7", null));
    try {
      problems.malformed(new MalformedCommandException("command.malformed", List.of()));
      problems.refused(new RefusedException(new StaleVersion("dialogue-1", 2, 5)));
    } finally {
      SecurityContextHolder.clearContext();
    }
    problems.unknown(new UnknownCommandException());

    assertThat(printed.toString())
        .contains("A command of account-7 was refused: command.malformed")
        .contains("A command of account-7 was refused: command.stale")
        .contains("A command of nobody signed in was refused: command.unknown");
  }

  @ParameterizedTest
  @CsvSource({"14031,log.full", "371,log.read-only", "91,log.unavailable"})
  void aServerThatTakesNoWritesSaysWhy(int error, String code) {
    ResponseEntity<ProblemDetail> answer =
        problems.unavailable(new MongoException(error, "no writes"));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    assertThat(properties(answer)).containsEntry("code", code);
  }

  @Test
  void aVersionIsStatedAsAnEntityTag() {
    assertThat(VersionSeen.of(null, null)).isNull();
    assertThat(VersionSeen.of("\"7\"", null)).isEqualTo(7);
    assertThat(VersionSeen.of(null, "*")).isZero();
    for (String wrong : List.of("7", "W/\"7\"", "*", "\"07\"", "\"-1\"", "\"7\", \"8\"", "")) {
      assertThatThrownBy(() -> VersionSeen.of(wrong, null))
          .isInstanceOf(MalformedCommandException.class);
    }
    assertThatThrownBy(() -> VersionSeen.of(null, "\"7\""))
        .isInstanceOf(MalformedCommandException.class);
    assertThatThrownBy(() -> VersionSeen.of("\"7\"", "*"))
        .isInstanceOf(MalformedCommandException.class);
  }

  private void append(long seq) {
    log.append(
        new CommitRequest(
            "2017-00434",
            "actor-1",
            "PROJECT_LEADER",
            "note",
            "command-" + seq,
            null,
            null,
            List.of(new NewEvent("event-" + seq, "dialogue-1", seq, "noted", 1, "{}"))));
  }

  private static Map<String, Object> properties(ResponseEntity<ProblemDetail> answer) {
    return Objects.requireNonNull(Objects.requireNonNull(answer.getBody()).getProperties());
  }
}
