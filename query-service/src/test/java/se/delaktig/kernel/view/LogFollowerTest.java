package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** All views follow the log together, and none of them misses or doubles what another one did. */
class LogFollowerTest {
  private final MaterialsCounted counted = new MaterialsCounted();
  private final ViewsOnALog office = new ViewsOnALog(new MaterialVersions(), counted);

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void aBatchIsFoldedIntoAllViewsAndAllHeadsStandAfterIt() {
    office.append("film", "a");
    office.append("film", "b");

    office.follower().fold(office.events(0));

    assertThat(versions()).isEqualTo(2);
    assertThat(materials()).isEqualTo(2);
    office.restart();
    assertThat(office.views().followed())
        .extracting(followed -> followed.store().head().position())
        .containsExactly(1L, 1L);
  }

  @Test
  void batchesFollowOneAnotherInTheDocumentsThatAreHeldInMemory() {
    LogFollower follower = office.follower();
    for (int i = 0; i < 5; i++) {
      office.append("film", "t" + i);
      follower.fold(office.events(i));
    }

    office.restart();

    assertThat(versions()).isEqualTo(5);
    assertThat(materials()).isEqualTo(5);
  }

  @Test
  void aViewThatHasComeFurtherIsNotFoldedOnceMore() {
    office.append("film", "a");
    office.follow(0);
    office.append("film", "b");

    office.follower().fold(office.events(0));

    assertThat(versions()).isEqualTo(2);
    assertThat(materials()).isEqualTo(2);
  }

  @Test
  void aViewWhoseDocumentsWereMadeAnewMeanwhileGoesOnInTheNewOnes() {
    LogFollower follower = office.follower();
    office.append("film", "a");
    follower.fold(office.events(0));
    Refold.rebuild(office.followed(), office.pages(), (next, end) -> {}, false);
    office.append("film", "b");

    follower.fold(office.events(1));

    office.restart();
    assertThat(versions()).isEqualTo(2);
    assertThat(materials()).isEqualTo(2);
  }

  @Test
  void aViewThatWasMadeAnewBeyondTheBatchGoesOnInTheNewDocumentsAsWell() {
    office.append("film", "a");
    office.follower().fold(office.events(0));
    office.restart();
    LogFollower follower = office.follower();
    office.append("bok", "a");
    follower.fold(office.events(1));
    office.append("bok", "b");
    Refold.rebuild(office.followed(), office.pages(), (next, end) -> {}, false);
    follower.fold(office.events(2));
    office.append("film", "b");

    follower.fold(office.events(3));

    office.restart();
    assertThat(versions()).isEqualTo(2);
    assertThat(materials()).isEqualTo(4);
  }

  @Test
  void whenOneViewFailsAsAWholeTheBatchIsFoldedOnceIntoEachAtTheNextTry() {
    LogFollower follower = office.follower();
    office.append("film", "a");
    counted.fail(true);
    assertThatIllegalStateException().isThrownBy(() -> follower.fold(office.events(0)));
    assertThat(office.followed().store().head().position()).isEqualTo(-1);

    counted.fail(false);
    follower.fold(office.events(0));

    assertThat(versions()).isEqualTo(1);
    assertThat(materials()).isEqualTo(1);
  }

  @Test
  void anotherSetOfFoldsKeepsItsProgressUnderAnotherName() {
    String one = office.views().processor();
    assertThat(office.other(new Doubled()).views().processor()).isNotEqualTo(one);
    office.restart();
    assertThat(office.views().processor()).isEqualTo(one);
  }

  private int versions() {
    return office.reader().one(PROJECT, "film").map(Count::versions).orElse(0);
  }

  private int materials() {
    return office
        .views()
        .reader(counted)
        .one(PROJECT, MaterialsCounted.ALL)
        .map(MaterialsCounted.Sum::materials)
        .orElse(0);
  }
}
