package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** Documents made anew beside the live ones: compared with them, or put in their place. */
class RefoldTest {
  private static final Refold.Progress QUIETLY = (next, end) -> {};

  private final MaterialVersions view = new MaterialVersions();
  private final ViewsOnALog office = new ViewsOnALog(view);

  @BeforeEach
  void givenAHundredVersions() {
    for (int i = 0; i < 100; i++) {
      office.append("m" + i % 7, "t" + i);
    }
    office.follow(0);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void documentsThatAreWhatTheLogSaysAreEqual() {
    Parity parity = parity();
    assertThat(parity.equal()).isTrue();
    assertThat(parity.documents()).isEqualTo(7);
    assertThat(parity.position()).isEqualTo(99);
    assertThat(collections()).hasSize(1);
  }

  @Test
  void aDocumentThatIsNotWhatTheLogSaysIsNamed() {
    tamper("m3");
    Parity parity = parity();
    assertThat(parity.equal()).isFalse();
    assertThat(parity.examples()).containsExactly("p|m3");
  }

  @Test
  void aDocumentThatIsMissingIsNamedAndOneThatShouldNotBeThere() {
    live().updateOne(Filters.eq("_id", "p|m2"), Updates.set("position", 98L));
    live().deleteOne(Filters.eq("_id", "p|m5"));
    assertThat(parity().examples()).containsExactly("p|m2", "p|m5");
  }

  @Test
  void documentsThatGoOnMeanwhileAreComparedWhereTheyStand() {
    AtomicBoolean once = new AtomicBoolean(true);
    Parity parity =
        Refold.parity(
            office.followed(),
            office.pages(),
            (next, end) -> {
              if (once.getAndSet(false)) {
                office.append("m1", "later");
                office.append("new", "later");
                office.follow(100);
              }
            });
    assertThat(parity.equal()).isTrue();
    assertThat(parity.documents()).isEqualTo(8);
  }

  @Test
  void aRebuildIsSwappedInWhenItIsEqualAndNoReadFailsMeanwhile() {
    String before = office.followed().store().head().generation();
    List<Integer> seen = new ArrayList<>();
    Refold.Progress reading = (next, end) -> seen.add(office.reader().all(PROJECT).states().size());

    assertThat(Refold.rebuild(office.followed(), office.pages(), reading, false).equal()).isTrue();

    assertThat(office.followed().store().head().generation()).isNotEqualTo(before);
    assertThat(seen).isNotEmpty().allMatch(documents -> documents == 7);
    assertThat(office.reader().one(PROJECT, "m0").map(Count::versions)).contains(15);
    assertThat(collections()).hasSize(1);
  }

  @Test
  void whatHappensDuringARebuildIsInIt() {
    AtomicBoolean once = new AtomicBoolean(true);
    Refold.rebuild(
        office.followed(),
        office.pages(),
        (next, end) -> {
          if (once.getAndSet(false)) {
            office.append("m1", "later");
            office.follow(100);
          }
        },
        false);
    office.append("m1", "after");
    office.follow(101);
    office.views().lookAgain();
    assertThat(office.reader().one(PROJECT, "m1").map(Count::versions)).contains(17);
    assertThat(parity().equal()).isTrue();
  }

  @Test
  void whatHasMetLessThanTheLiveDocumentsIsNotPutInTheirPlace() {
    ViewStore<Count> store = office.followed().store();
    Head live = store.head();
    String made = store.newGeneration();

    assertThat(store.swap(live, made, live.position() - 1)).as("an event less").isFalse();
    store.mended();
    assertThat(store.swap(live, made, live.position()))
        .as("made before a document was mended")
        .isFalse();
    assertThat(store.head().generation()).isEqualTo(live.generation());
    assertThat(store.swap(store.head(), made, live.position())).isTrue();
  }

  @Test
  void aRebuildThatSaysSomethingElseIsNotSwappedInUnlessItIsAskedFor() {
    tamper("m3");
    String before = office.followed().store().head().generation();

    assertThat(Refold.rebuild(office.followed(), office.pages(), QUIETLY, false).equal()).isFalse();
    assertThat(office.followed().store().head().generation()).isEqualTo(before);
    assertThat(collections()).hasSize(1);

    Refold.rebuild(office.followed(), office.pages(), QUIETLY, true);
    assertThat(parity().equal()).isTrue();
  }

  @Test
  void aRebuildThatIsCutOffLeavesTheLiveDocumentsAsTheyAre() {
    assertThatThrownBy(() ->
            Refold.rebuild(
                office.followed(),
                office.pages(),
                (next, end) -> {
                  throw new IllegalStateException("cut off");
                },
                false))
        .hasMessage("cut off");
    office.restart();
    assertThat(office.reader().all(PROJECT).states()).hasSize(7);
    assertThat(parity().equal()).isTrue();
  }

  @Test
  void whatAProcessThatDiedHasLeftIsClearedByTheNextRebuild() {
    ViewStore<Count> store = office.followed().store();
    store
        .generation(store.newGeneration())
        .fill(List.of(new Stored<>(new Key(PROJECT, "m0"), 3, view.empty("m0"), null)), List.of());
    assertThat(collections()).hasSize(2);
    Refold.rebuild(office.followed(), office.pages(), QUIETLY, false);
    assertThat(collections()).hasSize(1);
  }

  @Test
  void aRebuildFoldsWhatHadStoppedOnceMore() {
    view.cannotFold("bad");
    office.append("m0", "bad");
    office.follow(100);
    view.canFoldAll();
    Refold.rebuild(office.followed(), office.pages(), QUIETLY, false);
    office.views().lookAgain();
    assertThat(office.reader().one(PROJECT, "m0").map(Count::versions)).contains(16);
  }

  @Test
  void anotherFoldMakesItsOwnDocumentsAndLeavesThoseOfTheOtherBuild() {
    ViewsOnALog.Other newer = office.other(new Doubled());
    newer.views().catchUp();
    assertThat(newer.reader().one(PROJECT, "m0").map(Count::versions)).contains(30);

    office.append("m0", "later");
    office.follow(100);
    office.views().lookAgain();
    assertThat(office.reader().one(PROJECT, "m0").map(Count::versions)).contains(16);
    assertThat(newer.reader().one(PROJECT, "m0").map(Count::versions)).contains(30);
  }

  private Parity parity() {
    return Refold.parity(office.followed(), office.pages(), QUIETLY);
  }

  private void tamper(String material) {
    live()
        .updateOne(
            Filters.eq("_id", "p|" + material),
            Updates.set("state", "{\"versions\":1,\"worth\":\"0.30\",\"titles\":[]}"));
  }

  private com.mongodb.client.MongoCollection<org.bson.Document> live() {
    ViewStore<Count> store = office.followed().store();
    return office.mongo().getCollection(store.id() + "." + store.head().generation());
  }

  private List<String> collections() {
    return office.mongo().getCollectionNames().stream()
        .filter(name -> name.startsWith("versions."))
        .toList();
  }
}
