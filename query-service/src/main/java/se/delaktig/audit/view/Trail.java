package se.delaktig.audit.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * Follows one ledger, commit by commit in order, and tells of each event who did it under a number
 * and what it changed.
 */
public final class Trail {
  private final EventFormat format;
  private final Map<String, Integer> actors = new LinkedHashMap<>();
  private final Things things = new Things();
  private @Nullable Commit last;

  public Trail(EventFormat format) {
    this.format = format;
  }

  /** The entries of the ledger's next commit. */
  public List<TrailEntry> after(Commit commit) {
    List<TrailEntry> entries = new ArrayList<>();
    int actor = actors.computeIfAbsent(commit.header().actor(), unknown -> actors.size() + 1);
    List<ProgrammeEvent> events = commit.events().stream().map(this::read).toList();
    List<List<ProgrammeEvent>> before = things.before(events);
    for (int i = 0; i < events.size(); i++) {
      StoredEvent stored = commit.events().get(i);
      ProgrammeEvent event = events.get(i);
      entries.add(
          new TrailEntry(
              stored.position(),
              commit.header().ledgerSeq(),
              commit.hash(),
              commit.header().at(),
              EventFacts.happened(event).orElse(null),
              actor,
              commit.header().actor(),
              commit.header().role(),
              commit.header().command(),
              stored.name(),
              stored.revision(),
              event,
              before.get(i)));
    }
    last = commit;
    return entries;
  }

  private ProgrammeEvent read(StoredEvent stored) {
    return (ProgrammeEvent) format.decode(stored.name(), stored.revision(), stored.body());
  }

  /** The last commit that was taken up; nothing before the ledger's first. */
  public @Nullable Commit last() {
    return last;
  }

  /** The number of an actor; nothing for one who has done nothing here. */
  public @Nullable Integer actor(String id) {
    return actors.get(id);
  }
}
