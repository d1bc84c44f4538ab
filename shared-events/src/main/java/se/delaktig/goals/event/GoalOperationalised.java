package se.delaktig.goals.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A goal was given what is needed to follow it up.
 *
 * @param indicator what is measured, in words
 * @param baseline the value before; of what the log counts not stated, for that begins at nothing
 * @param target the value to reach
 * @param by when it is to be reached
 * @param owner whose task it is: a role or an organisation, no person
 * @param counts what counts, in words
 * @param source where the value comes from
 */
@StoredAs(value = "goal-operationalised", revision = 2)
public record GoalOperationalised(
    ProjectId project,
    String goal,
    String indicator,
    Stated<BigDecimal> baseline,
    Stated<BigDecimal> target,
    LocalDate by,
    String owner,
    String counts,
    Source source)
    implements FollowUpEvent {
  /**
   * Where an indicator's value comes from.
   *
   * @param measure what the log counts; absent unless it does
   * @param shareOf whose share it is; absent unless a survey answers
   */
  public record Source(Kind kind, @Nullable Measure measure, @Nullable ShareOf shareOf) {
    /** Somebody measures it, and says what it was. */
    public static Source measured() {
      return new Source(Kind.MEASURED, null, null);
    }

    /** The log counts it: people and sessions as they are, time in hours. */
    public static Source counted(Measure measure) {
      return new Source(Kind.COUNTED, measure, null);
    }

    /** A survey answers it, in per cent of those who answer. */
    public static Source surveyed(ShareOf share) {
      return new Source(Kind.SURVEYED, null, share);
    }
  }

  /** What gives an indicator its value. */
  public enum Kind {
    /** Somebody, in {@link GoalMeasured}. */
    MEASURED,
    /** The log itself. */
    COUNTED,
    /** Those who answer a survey. */
    SURVEYED
  }

  /**
   * The answers to a question that are at a step of its scale or above it, as a share of all
   * answers to it.
   *
   * @param survey the survey's number within the project
   * @param question the question's number in the survey, from 1
   * @param lowest the lowest step that counts, from 2
   */
  public record ShareOf(int survey, int question, int lowest) {}
}
