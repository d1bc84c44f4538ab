package se.delaktig.kernel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {
  @Test
  void largePartsAreShownAsTheyAre() {
    SmallGroups<Integer> joined = SmallGroups.of(List.of(12, 5, 700), people -> people);
    assertThat(joined.shown()).containsExactly(12, 5, 700);
    assertThat(joined.joined()).isEmpty();
  }

  @Test
  void oneSmallPartTakesTheNextSmallestAlongSoThatTheTotalDoesNotGiveItAway() {
    SmallGroups<Integer> joined = SmallGroups.of(List.of(40, 3, 8), people -> people);
    assertThat(joined.shown()).containsExactly(40);
    assertThat(joined.joined()).containsExactly(3, 8);
    assertThat(joined.people()).isEqualTo(11);
  }

  @Test
  void fewPeopleAltogetherAreNotShownAtAll() {
    assertThat(SmallGroups.of(List.of(2, 1), people -> people).tooFew()).isTrue();
  }

  @Test
  void noShownPartIsSmallNothingIsLostAndNothingCanBeSubtracted() {
    var random = new Random(2684);
    for (int i = 0; i < 500; i++) {
      List<Integer> parts = random.ints(1 + random.nextInt(9), 1, 30).boxed().distinct().toList();
      SmallGroups<Integer> joined = SmallGroups.of(parts, people -> people);
      assertThat(joined.shown()).allMatch(people -> people >= SmallGroups.FEWEST);
      assertThat(joined.shown().size() + joined.joined().size()).isEqualTo(parts.size());
      if (parts.size() > 1) {
        assertThat(joined.joined().size()).isNotEqualTo(1);
      }
      if (joined.tooFew()) {
        assertThat(joined.shown()).isEmpty();
      }
    }
  }
}
