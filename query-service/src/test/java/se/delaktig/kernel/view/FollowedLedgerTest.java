package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static se.delaktig.kernel.view.ViewsOnALog.PROJECT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever keeps something of a ledger in memory gets each of its commits once, in order. */
class FollowedLedgerTest {
  private final ViewsOnALog office = new ViewsOnALog(new MaterialVersions());
  private final FollowedLedger ledger = office.followed(PROJECT);

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void eachLookHandsOverWhatHasComeSinceTheLastOne() {
    office.append("film", "a");
    office.append("bok", "a");
    assertThat(look(ledger)).containsExactly(0L, 1L);
    assertThat(look(ledger)).isEmpty();

    office.append("film", "b");
    assertThat(look(ledger)).containsExactly(2L);
    assertThat(ledger.nextPosition()).isEqualTo(3);
  }

  @Test
  void anotherLedgersCommitsAreNotHandedOver() {
    office.append("film", "a");
    FollowedLedger other = office.followed("another");
    assertThat(look(other)).isEmpty();
    assertThat(other.nextPosition()).isZero();
  }

  @Test
  void whatCouldNotBeTakenUpIsHandedOverOnceMore() {
    office.append("film", "a");
    office.append("film", "b");
    assertThatIllegalStateException()
        .isThrownBy(() ->
            ledger.readOn(commit -> {
              if (commit.position() == 1) {
                throw new IllegalStateException("not this one");
              }
            }));
    assertThat(look(ledger)).containsExactly(1L);
  }

  private static List<Long> look(FollowedLedger ledger) {
    List<Long> positions = new ArrayList<>();
    ledger.readOn(commit -> positions.add(commit.position()));
    return positions;
  }
}
