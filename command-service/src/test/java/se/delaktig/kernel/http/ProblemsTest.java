package se.delaktig.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.OutcomeUnknownException;
import se.delaktig.eventstore.StreamConflictException;

/** What a sender is told when the log could not do what was asked. */
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
        problems.outcomeUnknown(new OutcomeUnknownException("command-1", null));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
    assertThat(properties(answer)).containsEntry("commandId", "command-1");
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
