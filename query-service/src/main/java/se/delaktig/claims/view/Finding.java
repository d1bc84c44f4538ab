package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.view.Reason;

/** Something that a check of a claim has found. */
public sealed interface Finding {
  /** Whether the claim should not be handed in like this. */
  default boolean grave() {
    return false;
  }

  /** The co-financing does not carry the grant at its share. */
  record ShareNotReached(BigDecimal cofinancing, BigDecimal carried, BigDecimal paid)
      implements Finding {}

  /** All claims together have more of a line than the budget has. */
  record AboveBudget(ClaimLine line, BigDecimal claimed, BigDecimal planned) implements Finding {
    @Override
    public boolean grave() {
      return true;
    }
  }

  /** Staff hours that a ceiling takes away. */
  record AboveCeiling(String post, YearMonth month, int minutes, String reason)
      implements Finding {}

  /**
   * Somebody's hours co-finance on a day for which the same person's staff hours are claimed as a
   * cost, by a report that has that day, or no days.
   */
  record AlsoStaffTime(String post, LocalDate day, int minutes, SessionRef session)
      implements Finding {}

  /** The same voucher and amount stands in two lines. */
  record CostTwice(String voucher, BigDecimal amount) implements Finding {
    @Override
    public boolean grave() {
      return true;
    }
  }

  /** Cash that does not co-finance. */
  record CashNotCounted(String reference, BigDecimal amount, String reason) implements Finding {}

  /** A cost that may not be claimed, and is left out. */
  record CostNotAllowed(String voucher, BigDecimal amount) implements Finding {}

  /**
   * Hours of the claim's months that do not count.
   *
   * @param attendances how many people's parts in sessions
   */
  record HoursLeftOut(Reason reason, int minutes, int attendances) implements Finding {}

  /** Certified minutes that the rules' rounding takes away. */
  record RoundedAway(int minutes) implements Finding {}

  /** A month before the claim's last one is not closed. */
  record MonthNotClosed(YearMonth month) implements Finding {
    @Override
    public boolean grave() {
      return true;
    }
  }

  /** A post of the plan has no hours recorded in one of the claim's months. */
  record NoStaffTime(String post, YearMonth month) implements Finding {}

  /**
   * Something of the claim's months has changed since it was built.
   *
   * @param grant kronor that the grant changes by; absent when only other lines change
   */
  record ChangedSince(int items, @Nullable BigDecimal grant) implements Finding {}
}
