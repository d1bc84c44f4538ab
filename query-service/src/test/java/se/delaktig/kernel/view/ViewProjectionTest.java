package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.access.event.ActorId;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;

/** A view's documents carry their position, so that whatever is handled twice changes nothing. */
class ViewProjectionTest {
  private final ViewHeads heads = new ViewHeads();
  private final Versions versions = new Versions();

  private MongoServer server;
  private MongoClient client;
  private ViewProjection<Count> projection;
  private ViewReader<Count> reader;

  /** How many versions of a material there are, with a decimal that must stay exact. */
  record Count(int versions, BigDecimal worth) {}

  /** A view with a document for each material. */
  private static final class Versions implements View<Count> {
    @Override
    public String name() {
      return "versions";
    }

    @Override
    public Class<Count> stateType() {
      return Count.class;
    }

    @Override
    public Set<String> touched(RecordedEvent recorded) {
      return recorded.event() instanceof MaterialAdded added
          ? Set.of(added.material().value())
          : Set.of();
    }

    @Override
    public Count empty(String id) {
      return new Count(0, new BigDecimal("0.10"));
    }

    @Override
    public Count after(Count state, RecordedEvent recorded) {
      return new Count(state.versions() + 1, state.worth().add(new BigDecimal("0.20")));
    }
  }

  @BeforeEach
  void openTheStore() {
    server = new MongoServer(new MemoryBackend());
    client = MongoClients.create("mongodb:/" + server.bind());
    restart();
  }

  @AfterEach
  void closeTheStore() {
    client.close();
    server.shutdownNow();
  }

  private void restart() {
    ViewStore<Count> store =
        new ViewStore<>(versions, new MongoTemplate(client, "views"), new StateDocuments());
    projection = new ViewProjection<>(versions, store, heads);
    reader = new ViewReader<>(versions, store, heads);
  }

  @Test
  void aBatchIsFoldedIntoTheDocumentsItTouches() {
    projection.fold(List.of(added(0, "film"), added(1, "bok"), added(2, "film")));
    assertThat(reader.one("p", "film")).contains(new Count(2, new BigDecimal("0.50")));
    assertThat(reader.one("p", "bok")).contains(new Count(1, new BigDecimal("0.30")));
    assertThat(reader.all("p").position()).isEqualTo(2);
  }

  @Test
  void aBatchHandledTwiceChangesNothing() {
    List<RecordedEvent> batch = List.of(added(0, "film"), added(1, "film"));
    projection.fold(batch);
    restart();
    projection.fold(batch);
    assertThat(reader.one("p", "film")).contains(new Count(2, new BigDecimal("0.50")));
  }

  @Test
  void whatOverlapsAnEarlierBatchIsFoldedOnce() {
    projection.fold(List.of(added(0, "film"), added(1, "bok")));
    projection.fold(List.of(added(1, "bok"), added(2, "bok")));
    assertThat(reader.one("p", "bok").map(Count::versions)).contains(2);
  }

  @Test
  void aReaderThatHasLookedSeesWhatHappensAfterwards() {
    projection.fold(List.of(added(0, "film")));
    assertThat(reader.one("p", "film").map(Count::versions)).contains(1);
    projection.fold(List.of(added(1, "film")));
    assertThat(reader.one("p", "film").map(Count::versions)).contains(2);
  }

  @Test
  void anotherLedgersDocumentsAreNotMixedIn() {
    projection.fold(List.of(added(0, "film")));
    assertThat(reader.one("q", "film")).isEmpty();
  }

  @Test
  void whoWaitsForAPositionIsToldWhenItIsThere() {
    assertThat(reader.await(0, Duration.ofMillis(20))).isFalse();
    projection.fold(List.of(added(0, "film")));
    assertThat(reader.await(0, Duration.ofSeconds(2))).isTrue();
  }

  private static RecordedEvent added(long position, String material) {
    return new RecordedEvent(
        "p",
        position,
        Instant.EPOCH,
        new ActorId("a"),
        "PROJECT_LEADER",
        new MaterialAdded(new MaterialId(material), "t", "l", 1, List.of()));
  }
}
