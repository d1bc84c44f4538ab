package se.delaktig.dialogue.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import se.delaktig.hours.event.Presence;
import se.delaktig.participants.event.PersonId;

/**
 * One person's part, as ticked off.
 *
 * @param minutes minutes attended; read only for {@link Presence#PART}
 */
public record Taken(
    @NotNull PersonId person, @NotNull Presence presence, @Min(0) @Max(1440) int minutes) {}
