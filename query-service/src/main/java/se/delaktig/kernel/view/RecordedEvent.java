package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.List;
import se.delaktig.access.event.ActorId;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * An event together with who recorded it when.
 *
 * @param ledger the project's id, or {@code office}
 * @param position its global index in the log
 * @param at when it was recorded, by the programme clock
 * @param role in what role, as in the log
 */
public record RecordedEvent(
    String ledger, long position, Instant at, ActorId actor, String role, ProgrammeEvent event) {

  /** The events of a commit, in order. */
  public static List<RecordedEvent> of(Commit commit, EventFormat format) {
    ActorId actor = new ActorId(commit.header().actor());
    return commit.events().stream()
        .map(stored ->
            new RecordedEvent(
                commit.header().ledger(),
                stored.position(),
                commit.header().at(),
                actor,
                commit.header().role(),
                (ProgrammeEvent) format.decode(stored.name(), stored.revision(), stored.body())))
        .toList();
  }
}
