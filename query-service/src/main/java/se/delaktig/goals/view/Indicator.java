package se.delaktig.goals.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;

/**
 * What a goal's indicator shows, wherever its value comes from.
 *
 * @param how absent until the goal has what is needed to follow it up
 * @param baseline the value before; absent where it is not known
 * @param latest the latest value; absent before the first
 */
public record Indicator(
    @Nullable GoalOperationalised how, @Nullable Ratio baseline, @Nullable Reading latest) {
  /** How a goal stands. */
  public enum Standing {
    /** Nothing says what would show it. */
    NOT_OPERATIONALISED,
    NOT_MEASURED,
    /** It rests on too few answers or people to be shown. */
    TOO_FEW_ANSWERS,
    REACHED,
    /** Not reached, and there is time left. */
    ON_ITS_WAY,
    /** Not reached when it was to be. */
    MISSED
  }

  static Indicator none() {
    return new Indicator(null, null, null);
  }

  static Indicator measured(GoalOperationalised how, @Nullable Reading latest) {
    return new Indicator(how, Ratio.of(how.baseline()), latest);
  }

  /** What is counted begins at nothing. */
  static Indicator counted(GoalOperationalised how, Measure measure, FromTheLog log) {
    return new Indicator(how, Ratio.of(BigDecimal.ZERO), log.counted(measure));
  }

  /** What was answered before is the baseline; where nothing was, what is said to be. */
  static Indicator surveyed(GoalOperationalised how, ShareOf share, FromTheLog log) {
    Ratio before = log.share(share, Round.BEFORE).map(Reading::value).orElse(null);
    return new Indicator(
        how,
        before == null ? Ratio.of(how.baseline()) : before,
        log.share(share, Round.AFTER).orElse(null));
  }

  /** How it stands on a day. */
  public Standing standing(LocalDate day) {
    if (how == null) {
      return Standing.NOT_OPERATIONALISED;
    }
    if (latest == null) {
      return day.isAfter(how.by()) ? Standing.MISSED : Standing.NOT_MEASURED;
    }
    if (latest.few()) {
      return Standing.TOO_FEW_ANSWERS;
    }
    if (reached()) {
      return Standing.REACHED;
    }
    return day.isAfter(how.by()) ? Standing.MISSED : Standing.ON_ITS_WAY;
  }

  private boolean reached() {
    BigDecimal target = target();
    Ratio value = shown().orElse(null);
    if (target == null || value == null) {
      return false;
    }
    return downwards() ? value.compareTo(target) <= 0 : value.compareTo(target) >= 0;
  }

  /** The value to reach; absent where none is stated. */
  public @Nullable BigDecimal target() {
    return how == null ? null : how.target().value();
  }

  /**
   * A goal whose target lies below its baseline is reached from above; without a baseline, from
   * below.
   */
  public boolean downwards() {
    BigDecimal target = target();
    return target != null && baseline != null && baseline.compareTo(target) > 0;
  }

  /**
   * The latest value as it was measured, or as the log gives it, which gives none of too few; empty
   * before the first. It may rest on too few answers to be shown.
   */
  public Optional<BigDecimal> latestValue() {
    return latest == null
        ? Optional.empty()
        : Optional.ofNullable(latest.value()).map(Ratio::value);
  }

  /** The latest value; empty where there is none that may be shown. */
  public Optional<Ratio> shown() {
    return latest == null || latest.few() ? Optional.empty() : Optional.ofNullable(latest.value());
  }

  /**
   * How much of the way from the baseline to the target is done, in percent with one decimal; may
   * be below 0 or above 100. Empty without a baseline, a value or enough who are behind it.
   */
  public Optional<BigDecimal> wayDone() {
    BigDecimal target = target();
    Ratio from = baseline;
    return from == null || target == null || from.compareTo(target) == 0
        ? Optional.empty()
        : shown().map(value -> value.way(from, target));
  }
}
