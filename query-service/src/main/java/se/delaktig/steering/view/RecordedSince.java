package se.delaktig.steering.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.event.ProgrammeEvent;

/** Counts what has been recorded in a project from some point on, by kind and without people. */
@Component
public class RecordedSince {
  private final CommitLog log;

  RecordedSince(CommitLog log) {
    this.log = log;
  }

  /**
   * How many events of each kind there are.
   *
   * @param position of the last event that is not counted; -1 to count all
   */
  public Counts after(String project, long position) {
    Map<String, Integer> counts = new HashMap<>();
    log.forEachCommit(
        project,
        position + 1,
        commit -> commit.events().forEach(event -> counts.merge(event.name(), 1, Integer::sum)));
    return new Counts(position, Map.copyOf(counts));
  }

  /**
   * Numbers of events by stored name.
   *
   * @param after the position of the last event that is not counted
   */
  public record Counts(long after, Map<String, Integer> byName) {
    /** How many events of these kinds. */
    public int of(List<Class<? extends ProgrammeEvent>> kinds) {
      return kinds.stream()
          .mapToInt(kind -> byName.getOrDefault(EventVocabulary.stored(kind).value(), 0))
          .sum();
    }

    /** How many events of a kind. */
    public int of(Class<? extends ProgrammeEvent> kind) {
      return of(List.of(kind));
    }
  }
}
