package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.project.event.FundingRules.Signer;

/**
 * The hours of a post in a month, as they were recorded last, and who has signed that report.
 *
 * @param reports how many times the month was recorded
 * @param signatures under the latest report
 */
public record PostMonth(
    String time, @Nullable StaffTimeRecorded latest, int reports, List<Signature> signatures) {
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  /** Somebody signed the report. */
  public record Signature(Signer signer, ActorId by, Instant at) {}

  /** A month that nobody has signed. */
  public PostMonth(String time, @Nullable StaffTimeRecorded latest) {
    this(time, latest, latest == null ? 0 : 1, List.of());
  }

  PostMonth after(StaffTimeRecorded event) {
    return new PostMonth(time, event, reports + 1, List.of());
  }

  PostMonth after(StaffTimeSigned event, ActorId by, Instant at) {
    if (event.report() != reports) {
      return this;
    }
    List<Signature> next = new ArrayList<>(signatures);
    next.add(new Signature(event.signer(), by, at));
    return new PostMonth(time, latest, reports, List.copyOf(next));
  }

  /** Whether the latest report bears a signature of that kind. */
  public boolean signed(Signer signer) {
    return signatures.stream().anyMatch(one -> one.signer() == signer);
  }

  /** What those hours cost: hours times hourly cost, rounded to öre. */
  public BigDecimal cost() {
    return latest == null ? BigDecimal.ZERO.setScale(2) : cost(latest);
  }

  static BigDecimal cost(StaffTimeRecorded time) {
    return time.hourlyCost()
        .multiply(BigDecimal.valueOf(time.minutes()))
        .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
  }
}
