package se.delaktig.kernel.handling;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.dialogue.event.DialogueEvent;
import se.delaktig.dialogue.event.DialogueSessionCancelled;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogSettings;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.StoredAs;

/** What is kept of the log must never hide what has been appended, by whomever. */
class StreamFoldsTest {
  private static final String LEDGER = "2017-00434";
  private static final DialogueSessionCancelled CANCELLED =
      new DialogueSessionCancelled(new DialogueSessionId("1"));

  private final MongoServer server = new MongoServer(new MemoryBackend());
  private final EventVocabulary vocabulary = new EventVocabulary();
  private MongoClient client;
  private CommitLog own;
  private CommitLog others;
  private StreamFolds folds;

  @BeforeEach
  void open() {
    client = MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
    own = log();
    others = log();
    folds = new StreamFolds(own, vocabulary);
  }

  @AfterEach
  void close() {
    own.close();
    others.close();
    client.close();
    server.shutdownNow();
  }

  @Test
  void aStreamThatBeganBeforeIsRead() {
    append(others, "dialogue-1", 0);
    append(others, "dialogue-1", 1);
    folds = new StreamFolds(own, vocabulary);
    assertThat(events("dialogue-1")).isEqualTo(2);
  }

  @Test
  void whatThisServiceAppendsIsSeenAtTheNextLook() {
    assertThat(events("dialogue-1")).isZero();
    append(own, "dialogue-1", 0);
    assertThat(events("dialogue-1")).isEqualTo(1);
    append(own, "dialogue-1", 1);
    assertThat(events("dialogue-1")).isEqualTo(2);
  }

  @Test
  void whatAnotherAppendsInBetweenIsSeenAtTheNextLook() {
    append(own, "dialogue-1", 0);
    assertThat(events("dialogue-1")).isEqualTo(1);
    append(others, "dialogue-1", 1);
    append(own, "dialogue-1", 2);
    append(others, "dialogue-1", 3);
    assertThat(events("dialogue-1")).isEqualTo(4);
  }

  @Test
  void aStreamNobodyHasAskedForIsWholeWhenSomebodyDoes() {
    append(own, "dialogue-1", 0);
    assertThat(events("dialogue-2")).isZero();
    append(own, "dialogue-1", 1);
    assertThat(events("dialogue-2")).isZero();
    assertThat(events("dialogue-1")).isEqualTo(2);
  }

  @Test
  void looksThatBelongTogetherAnswerAlike() {
    append(own, "dialogue-1", 0);
    int[] looks =
        folds.lookingOnce(() -> {
          int first = events("dialogue-1");
          append(others, "dialogue-1", 1);
          return new int[] {first, events("dialogue-1")};
        });
    assertThat(looks).containsExactly(1, 1);
    assertThat(events("dialogue-1")).isEqualTo(2);
  }

  @Test
  void whoLooksWhileOthersDoSeesAllThatWasThereWhenHeAsked() throws Exception {
    int each = 100;
    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        String stream = "dialogue-" + writer;
        CommitLog log = writer % 2 == 0 ? own : others;
        running.add(
            writers.submit(() -> {
              for (int seq = 0; seq < each; seq++) {
                append(log, stream, seq);
                assertThat(events(stream)).isEqualTo(seq + 1);
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  @Test
  void aStreamOfAnotherProjectIsAsGoodAsEmpty() {
    append(own, "dialogue-1", 0);
    assertThat(fold("2018-00001", "dialogue-1")).isZero();
  }

  private int events(String stream) {
    return fold(LEDGER, stream);
  }

  private int fold(String ledger, String stream) {
    return folds.fold(ledger, stream, DialogueEvent.class, 0, (count, event, by) -> count + 1);
  }

  private CommitLog log() {
    return CommitLog.open(client, "folds", InstantSource.system(), LogSettings.forEmbedded());
  }

  private void append(CommitLog log, String stream, long seq) {
    StoredAs stored = EventVocabulary.stored(CANCELLED.getClass());
    log.append(
        new CommitRequest(
            LEDGER,
            "actor",
            "PROJECT_LEADER",
            "cancel-dialogue-session",
            UUID.randomUUID().toString(),
            null,
            null,
            List.of(
                new NewEvent(
                    UUID.randomUUID().toString(),
                    stream,
                    seq,
                    stored.value(),
                    stored.revision(),
                    vocabulary.write(CANCELLED)))));
  }
}
