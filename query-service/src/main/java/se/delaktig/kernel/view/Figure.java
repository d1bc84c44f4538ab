package se.delaktig.kernel.view;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every number that a view gives: what it is, how it came about, and what it leaves out.
 *
 * @param key which figure, the same for ever: {@code hours.certified}; its name, formula and
 *     explanation stand in the message bundles under this key
 * @param value the value, exact; money in kronor rounded to öre, hours in minutes. Absent when
 *     nothing states it
 * @param of what it is measured against, in the same unit; absent where there is nothing
 * @param ruleVersion the version of the project's rules that it was computed under; 0 when no rule
 *     takes part
 * @param position the last event it takes account of
 * @param counts what it counts, in parts that add up to it
 * @param leavesOut what it leaves out, and why
 * @param working how it comes of other values; absent where it is the sum of its parts
 */
public record Figure(
    String key,
    @Nullable BigDecimal value,
    @Nullable BigDecimal of,
    Unit unit,
    int ruleVersion,
    long position,
    List<Part> counts,
    List<LeftOut> leavesOut,
    @Nullable Working working) {
  /** Key of the part that stands for several about few people each. */
  public static final String JOINED = "joined";

  /** Key of the reason that stands for several about few people each. */
  private static final String SEVERAL_REASONS = "reason.several";

  /** What a value is counted in. */
  public enum Unit {
    MINUTES,
    KRONOR,
    KRONOR_PER_HOUR,
    PEOPLE,
    SESSIONS,
    PERCENT,
    GOALS,
    DAYS,
    /** Whatever somebody measures a goal in. */
    NUMBER
  }

  /**
   * A part of what a figure counts.
   *
   * @param key a message key, or the id of a place or month
   * @param people how many people it is about; absent where it is about none
   */
  public record Part(String key, BigDecimal value, @Nullable Integer people) {
    /** A part that is about no people. */
    public static Part of(String key, BigDecimal value) {
      return new Part(key, value, null);
    }
  }

  /**
   * Something that a figure leaves out.
   *
   * @param reason a message key: why, and what mends it
   * @param value how much, in the figure's unit
   * @param items how many single entries it is
   * @param people how many people they are about
   */
  public record LeftOut(String reason, BigDecimal value, int items, int people) {}

  /** A figure that is the sum of its parts. */
  public Figure(
      String key,
      @Nullable BigDecimal value,
      @Nullable BigDecimal of,
      Unit unit,
      int ruleVersion,
      long position,
      List<Part> counts,
      List<LeftOut> leavesOut) {
    this(key, value, of, unit, ruleVersion, position, counts, leavesOut, null);
  }

  /** A figure that is computed from other values. */
  public static Figure worked(
      String key,
      @Nullable BigDecimal value,
      Unit unit,
      int ruleVersion,
      long position,
      @Nullable Working working) {
    return new Figure(key, value, null, unit, ruleVersion, position, List.of(), List.of(), working);
  }

  /**
   * Whether its parts add up to it, or its calculation comes out at it. One that nothing states
   * adds up when it has neither.
   */
  public boolean addsUp() {
    if (value == null) {
      return working == null;
    }
    if (working != null) {
      return working.outcome(unit, value.scale()).compareTo(value) == 0;
    }
    return sumOfParts().compareTo(value) == 0;
  }

  /** What its parts are together. */
  public BigDecimal sumOfParts() {
    return counts.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The same figure for those who see no people: parts and reasons about fewer than five are joined
   * under {@link #JOINED}, so that they still add up.
   */
  public Figure withoutSmallGroups() {
    SmallGroups<Part> parts =
        SmallGroups.of(
            counts, part -> Objects.requireNonNullElse(part.people(), SmallGroups.FEWEST));
    SmallGroups<LeftOut> reasons = SmallGroups.of(leavesOut, LeftOut::people);
    return new Figure(
        key,
        value,
        of,
        unit,
        ruleVersion,
        position,
        parts.shownAnd(those ->
            new Part(
                JOINED,
                those.stream().map(Part::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                null)),
        reasons.shownAnd(those ->
            new LeftOut(
                SEVERAL_REASONS,
                those.stream().map(LeftOut::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                those.stream().mapToInt(LeftOut::items).sum(),
                those.stream().mapToInt(LeftOut::people).sum())),
        working);
  }

  /** The value, or 0 where nothing states one: for arithmetic, never for showing. */
  public BigDecimal orZero() {
    return value == null ? BigDecimal.ZERO : value;
  }
}
