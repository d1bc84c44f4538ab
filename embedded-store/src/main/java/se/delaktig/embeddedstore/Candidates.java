package se.delaktig.embeddedstore;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a plan's ranges hold, each document once. */
final class Candidates implements Iterator<StoreIndex.Found> {

  private final Plan plan;
  private final Iterator<KeyRange> ranges;
  private final @Nullable Set<Key> seen;
  private Iterator<StoreIndex.Found> range = List.<StoreIndex.Found>of().iterator();
  private StoreIndex.@Nullable Found next;

  Candidates(Plan plan) {
    this.plan = plan;
    this.ranges = (plan.descending() ? plan.ranges().reversed() : plan.ranges()).iterator();
    this.seen = plan.index().isMultikey() ? new HashSet<>() : null;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (range.hasNext()) {
        StoreIndex.Found found = range.next();
        if (seen == null || seen.add(found.position())) {
          next = found;
        }
      } else if (ranges.hasNext()) {
        range = plan.index().read(ranges.next(), plan.descending());
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public StoreIndex.Found next() {
    StoreIndex.Found found = hasNext() ? next : null;
    if (found == null) {
      throw new NoSuchElementException();
    }
    next = null;
    return found;
  }
}
