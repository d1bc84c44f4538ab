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
    ViewStore<Count> store = office.followed().store();
    Generation<Count> documents = store.live(store.head());
    Folding<Count> stalled = Folding.into(office.followed().view(), documents);
    stalled.fold(office.events(0));
    office.append("film", "b");
    office.follow(0);

    assertThat(documents.write(stalled)).isTrue();

    assertThat(office.reader().one(PROJECT, "film").map(Count::versions)).contains(2);
  }

  @Test
  void whatAnotherProcessHasBegunMeanwhileIsBroughtFurther() {
    office.append("film", "a");
    office.append("film", "b");
    ViewStore<Count> store = office.followed().store();
    Generation<Count> documents = store.live(store.head());
    Folding<Count> ours = Folding.into(office.followed().view(), documents);
    ours.fold(office.events(0));
    Folding<Count> theirs = Folding.into(office.followed().view(), documents);
    theirs.fold(office.events(0).subList(0, 1));
    documents.write(theirs);

    assertThat(documents.write(ours)).isTrue();

    Key film = new Key(PROJECT, "film");
    assertThat(documents.find(List.of(film)).get(film))
        .extracting(Stored::position, stored -> stored.state().versions())
        .containsExactly(1L, 2);
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
