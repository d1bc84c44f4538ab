package se.delaktig.budget.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.CostReversed;

/**
 * A voucher's cost in one category: every time it was recorded, and what was taken back.
 *
 * @param entries oldest first; at most the last one stands
 */
public record VoucherCost(String cost, List<Entry> entries) {
  /**
   * What was recorded once.
   *
   * @param reversed why it was taken back; absent while it stands
   */
  public record Entry(CostRecorded recorded, Instant at, CostReversed.@Nullable Reason reversed) {}

  VoucherCost after(CostRecorded event, Instant at) {
    List<Entry> next = new ArrayList<>(entries);
    next.add(new Entry(event, at, null));
    return new VoucherCost(cost, List.copyOf(next));
  }

  VoucherCost after(CostReversed event) {
    if (entries.isEmpty()) {
      return this;
    }
    List<Entry> next = new ArrayList<>(entries);
    Entry last = next.removeLast();
    next.add(new Entry(last.recorded(), last.at(), event.reason()));
    return new VoucherCost(cost, List.copyOf(next));
  }

  /** What counts of it; empty when it was taken back. */
  public Optional<CostRecorded> standing() {
    return entries.isEmpty() || entries.getLast().reversed() != null
        ? Optional.empty()
        : Optional.of(entries.getLast().recorded());
  }
}
