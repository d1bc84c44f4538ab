package se.delaktig.kernel.view;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.kernel.clock.ProgrammeClock;

/**
 * Ledgers as they were known at the end of any day. Each ledger is followed once from its first
 * event, and kept at points along the way, so that a day's is folded from the point before it and
 * never from zero. Documents are values: what has not changed between two points is there once.
 */
@Component
public class Pasts {
  /** Events between two points, at first. */
  private static final int SPACING = 2_000;

  /** When there are more points than this, every second one goes. */
  private static final int MOST_POINTS = 64;

  private static final int DAYS_KEPT = 16;

  private final List<View<?>> views;
  private final CommitLog log;
  private final EventFormat format;
  private final int firstSpacing;
  private final int mostPoints;
  private final Map<String, Followed> ledgers = new ConcurrentHashMap<>();

  /** Outside the service, by the same code: for measurements. */
  public static Pasts of(List<View<?>> views, CommitLog log, EventFormat format) {
    return new Pasts(views, log, format);
  }

  @Autowired
  Pasts(List<View<?>> views, CommitLog log, EventFormat format) {
    this(views, log, format, SPACING, MOST_POINTS);
  }

  Pasts(List<View<?>> views, CommitLog log, EventFormat format, int spacing, int mostPoints) {
    this.views = List.copyOf(views);
    this.log = log;
    this.format = format;
    this.firstSpacing = spacing;
    this.mostPoints = mostPoints;
  }

  /**
   * A ledger as it was known at the end of a day. To be read only.
   *
   * @return before the ledger's first event where it is younger
   */
  public LedgerAt atEndOf(LocalDate day, String ledger) {
    Followed followed = followed(ledger);
    synchronized (followed) {
      followed.ledger.readOn(followed::take);
      Entry<LocalDate, Long> end = followed.ends.floorEntry(day);
      return followed.upTo(ledger, end == null ? 0 : end.getValue());
    }
  }

  /**
   * A ledger as it was known after its first commits. To be read only.
   *
   * @param commits how many; all that there are where there are fewer
   */
  public LedgerAt after(long commits, String ledger) {
    Followed followed = followed(ledger);
    synchronized (followed) {
      followed.ledger.readOn(followed::take);
      return followed.upTo(ledger, Math.min(commits, followed.commits));
    }
  }

  private Followed followed(String ledger) {
    return ledgers.computeIfAbsent(
        ledger, none -> new Followed(new FollowedLedger(log, ledger), LedgerAt.beginning(views)));
  }

  /** The next day after one on which something was recorded in a ledger. */
  public Optional<LocalDate> nextDay(LocalDate day, String ledger) {
    atEndOf(day, ledger);
    Followed followed = Objects.requireNonNull(ledgers.get(ledger));
    synchronized (followed) {
      return Optional.ofNullable(followed.ends.higherKey(day));
    }
  }

  /** A ledger as far as it has been followed, and as it was on the way. */
  private final class Followed {
    private final FollowedLedger ledger;
    private final LedgerAt now;
    private final NavigableMap<Long, LedgerAt> points = new TreeMap<>();

    /** How many commits there were at the end of each day on which something was recorded. */
    private final NavigableMap<LocalDate, Long> ends = new TreeMap<>();

    private final Map<Long, LedgerAt> asked =
        new LinkedHashMap<>(DAYS_KEPT, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Entry<Long, LedgerAt> eldest) {
            return size() > DAYS_KEPT;
          }
        };

    private long commits;
    private int spacing = firstSpacing;
    private int sincePoint;

    Followed(FollowedLedger ledger, LedgerAt beginning) {
      this.ledger = ledger;
      now = beginning;
      points.put(0L, beginning.copy());
    }

    void take(Commit commit) {
      RecordedEvent.of(commit, format).forEach(now::after);
      commits++;
      ends.put(commit.header().at().atZone(ProgrammeClock.SWEDEN).toLocalDate(), commits);
      sincePoint += commit.events().size();
      if (sincePoint >= spacing) {
        sincePoint = 0;
        points.put(commits, now.copy());
        if (points.size() > mostPoints) {
          thinOut();
        }
      }
    }

    private void thinOut() {
      List<Long> all = new ArrayList<>(points.keySet());
      for (int i = 1; i < all.size(); i += 2) {
        points.remove(all.get(i));
      }
      spacing *= 2;
    }

    LedgerAt upTo(String ofLedger, long wanted) {
      LedgerAt there = asked.get(wanted);
      if (there != null) {
        return there;
      }
      Entry<Long, LedgerAt> point = points.floorEntry(wanted);
      LedgerAt made = point.getValue().copy();
      long missing = wanted - point.getKey();
      if (missing > 0) {
        log.commitsOf(ofLedger, point.getKey(), missing)
            .forEach(commit -> RecordedEvent.of(commit, format).forEach(made::after));
      }
      asked.put(wanted, made);
      return made;
    }
  }
}
