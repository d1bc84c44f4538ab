package se.delaktig.dialogue.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Settle who an unidentified attendee was. Whoever says it answers for the workplace of the session
 * and for the person; that it was nobody takes sight of everybody.
 *
 * @param workplace where the session was
 * @param person who it was; absent when it was nobody whose hours can be recorded
 */
public record IdentifyAttendee(
    @NotNull DialogueSessionId session,
    @NotNull WorkplaceId workplace,
    @NotBlank String ref,
    @Nullable PersonId person)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.dialogue(session);
  }

  @Override
  public Reach reach() {
    return person == null
        ? Reach.project()
        : new Reach(false, Set.of(), Set.of(workplace), Set.of(person), false);
  }
}
