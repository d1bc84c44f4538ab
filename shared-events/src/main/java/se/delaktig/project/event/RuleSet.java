package se.delaktig.project.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.event.Stated;

/**
 * A version of what counts. Rules are data with a basis each; no fold holds a figure of its own.
 *
 * @param version counts up from 1 within the project
 * @param validFrom the first day it applies to
 * @param decision the decision it comes from, in words
 * @param preparandMinutes minutes after which the preparand training is complete
 * @param dialogueMinutesPerEmployee minutes of workplace dialogue planned per employee
 * @param countDialogueAbove whether dialogue minutes above that count
 * @param hourValue what a certified hour is worth as co-financing
 * @param rounding how minutes become hours when they are valued
 * @param validSignatures which ways of signing count
 * @param validCertificates which ways of certifying count
 * @param leadersCount whether those who lead a dialogue session count as its participants
 * @param refuseUnqualifiedLeaders whether a session led by someone without complete preparand
 *     training is refused instead of recorded with a deviation
 * @param funding what the call and the decision say about money; where none is given, nothing is
 *     stated
 */
public record RuleSet(
    int version,
    LocalDate validFrom,
    String decision,
    Stated<Integer> preparandMinutes,
    Stated<Integer> dialogueMinutesPerEmployee,
    Stated<Boolean> countDialogueAbove,
    HourValue hourValue,
    Stated<Rounding> rounding,
    Stated<Set<SignatureKind>> validSignatures,
    Stated<Set<CertificateKind>> validCertificates,
    Stated<Boolean> leadersCount,
    boolean refuseUnqualifiedLeaders,
    FundingRules funding) {

  /** Rules that say nothing about money beyond what an hour is worth. */
  public RuleSet(
      int version,
      LocalDate validFrom,
      String decision,
      Stated<Integer> preparandMinutes,
      Stated<Integer> dialogueMinutesPerEmployee,
      Stated<Boolean> countDialogueAbove,
      HourValue hourValue,
      Stated<Rounding> rounding,
      Stated<Set<SignatureKind>> validSignatures,
      Stated<Set<CertificateKind>> validCertificates,
      Stated<Boolean> leadersCount,
      boolean refuseUnqualifiedLeaders) {
    this(
        version,
        validFrom,
        decision,
        preparandMinutes,
        dialogueMinutesPerEmployee,
        countDialogueAbove,
        hourValue,
        rounding,
        validSignatures,
        validCertificates,
        leadersCount,
        refuseUnqualifiedLeaders,
        FundingRules.unstated());
  }

  /** The same with other rules about money. */
  public RuleSet with(FundingRules other) {
    return new RuleSet(
        version,
        validFrom,
        decision,
        preparandMinutes,
        dialogueMinutesPerEmployee,
        countDialogueAbove,
        hourValue,
        rounding,
        validSignatures,
        validCertificates,
        leadersCount,
        refuseUnqualifiedLeaders,
        other);
  }

  /** The same as a later version, by a decision and from a day on. */
  public RuleSet decided(int laterVersion, LocalDate from, String by) {
    return new RuleSet(
        laterVersion,
        from,
        by,
        preparandMinutes,
        dialogueMinutesPerEmployee,
        countDialogueAbove,
        hourValue,
        rounding,
        validSignatures,
        validCertificates,
        leadersCount,
        refuseUnqualifiedLeaders,
        funding);
  }

  /**
   * What a certified hour is worth, in kronor.
   *
   * @param kind an amount, or the ratio at which the planned hours earn the whole co-financing
   * @param amount kronor an hour; absent for {@link Kind#BREAK_EVEN}
   */
  public record HourValue(Kind kind, @Nullable BigDecimal amount, @Nullable String note) {
    /** Where the value comes from. */
    public enum Kind {
      /** Co-financing divided by planned hours, kept as an exact ratio. */
      BREAK_EVEN,
      /** An amount that a decision states. */
      AMOUNT
    }
  }

  /** How minutes become hours. */
  public enum Rounding {
    /** Minutes are valued as they are. */
    MINUTES,
    /** Whole hours down, per person and day. */
    WHOLE_HOURS_PER_DAY,
    /** Whole hours down, per person and calendar month. */
    WHOLE_HOURS_PER_MONTH
  }
}
