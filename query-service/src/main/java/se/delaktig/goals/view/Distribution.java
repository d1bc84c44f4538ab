package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * How the answers to a question lie on its scale.
 *
 * @param counts how many chose each step, from the lowest
 */
public record Distribution(List<Integer> counts) {
  private static final int SCALE = 10;

  /** How many answered. */
  public int answers() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether so few answered that it could say what somebody did. */
  public boolean tooFew() {
    return answers() > 0 && answers() < FollowedGoal.FEWEST_ANSWERS;
  }

  /** Whether there is something that may be shown. */
  public boolean shown() {
    return answers() >= FollowedGoal.FEWEST_ANSWERS;
  }

  /**
   * The part of the answers that chose a step, from 0 to 1; empty where too few answered.
   *
   * @param step from 1
   */
  public Optional<BigDecimal> share(int step) {
    return shown() ? Optional.of(part(counts.get(step - 1))) : Optional.empty();
  }

  /** The part of the answers above the middle of the scale; empty where too few answered. */
  public Optional<BigDecimal> upperShare() {
    return shown() ? Optional.of(part(atOrAbove(firstUpper(counts.size())))) : Optional.empty();
  }

  /** How many chose a step or a higher one. */
  public int atOrAbove(int step) {
    return counts.subList(step - 1, counts.size()).stream().mapToInt(Integer::intValue).sum();
  }

  /** The first step above the middle of a scale. */
  public static int firstUpper(int steps) {
    return steps / 2 + steps % 2 + 1;
  }

  private BigDecimal part(int some) {
    return BigDecimal.valueOf(some)
        .divide(BigDecimal.valueOf(answers()), SCALE, RoundingMode.HALF_UP);
  }

  /**
   * The step in the middle of all answers; between two steps where as many lie on either side.
   * Empty where too few answered.
   */
  public Optional<BigDecimal> median() {
    if (!shown()) {
      return Optional.empty();
    }
    int answers = answers();
    int both = at((answers + 1) / 2) + at(answers / 2 + 1);
    return Optional.of(new BigDecimal(both).divide(BigDecimal.TWO, 1, RoundingMode.UNNECESSARY));
  }

  /** Which step the nth answer chose, when they stand from the lowest. */
  private int at(int nth) {
    int sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.get(i);
      if (sum >= nth) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("there are only " + sum + " answers");
  }
}
