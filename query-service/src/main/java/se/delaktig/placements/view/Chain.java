package se.delaktig.placements.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementEvent;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded;

/**
 * A placement as the chain of its steps, oldest first. Who it is, nobody has said.
 *
 * @param placement the placement's id
 */
public record Chain(String placement, List<Link> links) {
  /**
   * A step, and how it ended where it did.
   *
   * @param ended absent while it goes on, and where the next step simply took over
   */
  public record Link(RecruitmentOutcomeRecorded step, @Nullable PlacementEnded ended) {}

  static Chain unknown(String placement) {
    return new Chain(placement, List.of());
  }

  Chain after(PlacementEvent event) {
    List<Link> next = new ArrayList<>(links);
    switch (event) {
      case RecruitmentOutcomeRecorded step -> next.add(new Link(step, null));
      case PlacementEnded ended -> {
        if (next.isEmpty()) {
          return this;
        }
        next.add(new Link(next.removeLast().step(), ended));
      }
    }
    return new Chain(placement, List.copyOf(next));
  }

  /** The step reached last; absent before the first. */
  public Optional<Link> latest() {
    return links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
  }

  /** Whether a first step had been taken by a day. */
  public boolean begunBy(LocalDate day) {
    return links.stream().anyMatch(link -> !link.step().from().isAfter(day));
  }

  /** Whether the latest step still goes on. */
  public boolean goesOn() {
    return latest().filter(link -> link.ended() == null).isPresent();
  }

  /** The first day of the latest step, for the order. */
  public LocalDate since() {
    return latest().map(link -> link.step().from()).orElse(LocalDate.MIN);
  }
}
