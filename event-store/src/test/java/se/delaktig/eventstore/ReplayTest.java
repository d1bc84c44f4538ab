package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Axon's own processors on the log: tracking, waking up, and replaying. */
class ReplayTest {

  /** What the processors see. */
  record Said(long number) {}

  /** Knows one event. */
  static final class SaidFormat implements EventFormat {
    @Override
    public Encoded encode(Object payload) {
      return new Encoded("said", 1, Long.toString(((Said) payload).number()));
    }

    @Override
    public Object decode(String name, int revision, String body) {
      return new Said(Long.parseLong(body));
    }
  }

  /** A view, which is rebuilt by a replay. */
  static final class View {
    private final List<Long> seen = new CopyOnWriteArrayList<>();

    @EventHandler
    void on(Said said) {
      seen.add(said.number());
    }
  }

  /** A reaction, which must not happen again. */
  static final class Reaction {
    private final ConcurrentLinkedQueue<Long> done = new ConcurrentLinkedQueue<>();

    @EventHandler
    @DisallowReplay
    void on(Said said) {
      done.add(said.number());
    }
  }

  private final View view = new View();
  private final Reaction reaction = new Reaction();
  private MongoServer server;
  private MongoClient client;
  private CommitLog log;
  private CommitLogEventStore store;

  @BeforeEach
  void start() {
    server = new MongoServer(new MemoryBackend());
    client = MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort());
    log = CommitLog.open(client, "replay", InstantSource.system(), LogSettings.forEmbedded());
    store = CommitLogEventStore.on(log, new SaidFormat());
  }

  @AfterEach
  void stop() {
    log.close();
    client.close();
    server.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReplayRebuildsViewsAndLeavesOutWhatDisallowsIt(boolean pooled) {
    Configuration configuration = configuration(pooled);
    configuration.start();
    try {
      // what is there before a processor first has a token counts as a replay for Axon
      await().until(() -> !views(configuration).processingStatus().isEmpty());
      LongStream.range(0, 20).forEach(this::say);
      List<Long> all = LongStream.range(0, 20).boxed().toList();
      await().untilAsserted(() -> assertThat(view.seen).isEqualTo(all));
      assertThat(reaction.done).hasSize(20);

      StreamingEventProcessor processor = views(configuration);
      processor.shutDown();
      view.seen.clear();
      await().ignoreExceptions().untilAsserted(processor::resetTokens);
      processor.start();
      await().untilAsserted(() -> assertThat(view.seen).isEqualTo(all));
      say(20);

      await().untilAsserted(() -> assertThat(view.seen).hasSize(21));
      assertThat(view.seen).endsWith(20L);
      assertThat(reaction.done).hasSize(21);
    } finally {
      configuration.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProcessorGetsWhatWasJustAppendedWithinMilliseconds(boolean pooled) {
    Configuration configuration = configuration(pooled);
    configuration.start();
    try {
      say(0);
      await().until(() -> view.seen.size() == 1);
      long[] nanos = new long[50];
      for (int i = 0; i < nanos.length; i++) {
        int size = i + 2;
        say(i + 1);
        long acknowledged = System.nanoTime();
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofNanos(100_000))
            .until(() -> view.seen.size() == size);
        nanos[i] = System.nanoTime() - acknowledged;
      }
      Arrays.sort(nanos);

      // a few milliseconds on a quiet machine; the poll delay alone would be ten on average, and
      // Axon's own default a thousand
      assertThat(Duration.ofNanos(nanos[nanos.length / 2])).isLessThan(Duration.ofMillis(40));
    } finally {
      configuration.shutdown();
    }
  }

  private static StreamingEventProcessor views(Configuration configuration) {
    return configuration
        .eventProcessingConfiguration()
        .eventProcessor("views", StreamingEventProcessor.class)
        .orElseThrow();
  }

  private Configuration configuration(boolean pooled) {
    return DefaultConfigurer.defaultConfiguration(false)
        .configureSerializer(c -> Jackson3Serializer.builder().build())
        .configureEventStore(c -> store)
        .eventProcessing(processing -> {
          processing
              .registerTokenStore(c -> new InMemoryTokenStore())
              .byDefaultAssignTo("views")
              .registerEventHandler(c -> view)
              .registerEventHandler(c -> reaction);
          if (pooled) {
            processing.usingPooledStreamingEventProcessors();
          } else {
            processing.usingTrackingEventProcessors();
          }
        })
        .buildConfiguration();
  }

  private void say(long number) {
    store.publish(
        new GenericDomainEventMessage<>(
            "talk",
            "talk-1",
            number,
            new Said(number),
            Map.of(
                CommitMetadata.LEDGER, "office",
                CommitMetadata.ACTOR, "actor-1",
                CommitMetadata.ROLE, "speaker",
                CommitMetadata.COMMAND, "say",
                CommitMetadata.COMMAND_ID, UUID.randomUUID().toString())));
  }
}
