package se.delaktig.budget.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.event.CashCofinancingWithdrawn;

/**
 * Cash of one giver under one reference: every time it was recorded, and what was taken back.
 *
 * @param entries oldest first; at most the last one stands
 */
public record GivenCash(String cash, List<Entry> entries) {
  /**
   * What was recorded once.
   *
   * @param withdrawn why it was taken back; absent while it stands
   */
  public record Entry(
      CashCofinancingRecorded recorded,
      Instant at,
      CashCofinancingWithdrawn.@Nullable Reason withdrawn) {}

  GivenCash after(CashCofinancingRecorded event, Instant at) {
    List<Entry> next = new ArrayList<>(entries);
    next.add(new Entry(event, at, null));
    return new GivenCash(cash, List.copyOf(next));
  }

  GivenCash after(CashCofinancingWithdrawn event) {
    if (entries.isEmpty()) {
      return this;
    }
    List<Entry> next = new ArrayList<>(entries);
    Entry last = next.removeLast();
    next.add(new Entry(last.recorded(), last.at(), event.reason()));
    return new GivenCash(cash, List.copyOf(next));
  }

  /** What was given; empty when it was taken back. */
  public Optional<CashCofinancingRecorded> standing() {
    return entries.isEmpty() || entries.getLast().withdrawn() != null
        ? Optional.empty()
        : Optional.of(entries.getLast().recorded());
  }
}
