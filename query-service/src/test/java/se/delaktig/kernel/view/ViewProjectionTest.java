package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** A view's documents carry their position, so that whatever is handled twice changes nothing. */
class ViewProjectionTest {
  private final ViewsOnALog office = new ViewsOnALog(new MaterialVersions());

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aBatchIsFoldedIntoTheDocumentsItTouches() {
    office.append("film", "a");
    office.append("bok", "a");
    office.append("film", "b");
    office.follow(0);
    assertThat(office.reader().one(PROJECT, "film"))
        .contains(new Count(2, new BigDecimal("0.50"), Set.of("a", "b")));
    assertThat(office.reader().one(PROJECT, "bok").map(Count::versions)).contains(1);
    assertThat(office.reader().all(PROJECT).position()).isEqualTo(2);
  }

  @Test
  void aBatchHandledTwiceChangesNothing() {
    office.append("film", "a");
    office.append("film", "b");
    office.follow(0);
    office.restart();
    office.follow(0);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(2);
  }

  @Test
  void whatOverlapsAnEarlierBatchIsFoldedOnce() {
    office.append("film", "a");
    office.append("bok", "a");
    office.follow(0);
    office.append("bok", "b");
    office.follow(1);
    assertThat(office.reader().one(PROJECT, "bok").map(Count::versions)).contains(2);
  }

  @Test
  void whatIsMissingBeforeABatchIsTakenFromTheLog() {
    office.append("film", "a");
    office.append("film", "b");
    office.append("film", "c");
    office.follow(2);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(3);
  }

  @Test
  void whatAStalledProcessWritesLateChangesNothing() {
    office.append("film", "a");
    office.append("film", "b");
    office.follow(0);
    ViewStore<Count> store = office.followed().store();
    Generation<Count> documents = store.live(store.head());
    Stored<Count> late =
        new Stored<>(new Key(PROJECT, "film"), 0, new Count(1, BigDecimal.ONE, Set.of()), null);

    assertThat(documents.write(List.of(late), Set.of())).isTrue();

    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(2);
  }

  @Test
  void aReaderThatHasLookedSeesWhatHappensAfterwards() {
    office.append("film", "a");
    office.follow(0);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(1);
    office.append("film", "b");
    office.follow(1);
    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(2);
  }

  @Test
  void anotherLedgersDocumentsAreNotMixedIn() {
    office.append("film", "a");
    office.follow(0);
    assertThat(office.reader().one("q", "film")).isEmpty();
  }

  @Test
  void whoWaitsForAPositionIsToldWhenItIsThere() {
    assertThat(office.reader().await(0, Duration.ofMillis(20))).isFalse();
    office.append("film", "a");
    office.follow(0);
    assertThat(office.reader().await(0, Duration.ofSeconds(2))).isTrue();
  }

  @Test
  void atTheFirstStartAllIsTakenUpAtOnceAndAfterARestartNothing() {
    for (int i = 0; i < 30; i++) {
      office.append("m" + i % 4, "t" + i);
    }
    office.views().catchUp();
    assertThat(office.reader().all(PROJECT).states())
        .extracting(Count::versions)
        .containsExactlyInAnyOrder(8, 8, 7, 7);

    office.restart();
    office.append("m0", "new");
    office.views().catchUp();
    assertThat(office.reader().one(PROJECT, "m0").map(Count::versions)).contains(9);
    assertThat(office.reader().all(PROJECT).position()).isEqualTo(30);
  }
}
