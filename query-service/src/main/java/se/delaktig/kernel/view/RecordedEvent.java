package se.delaktig.kernel.view;

import java.time.Instant;
import se.delaktig.access.event.ActorId;
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
    String ledger, long position, Instant at, ActorId actor, String role, ProgrammeEvent event) {}
