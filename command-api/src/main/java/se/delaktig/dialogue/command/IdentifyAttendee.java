package se.delaktig.dialogue.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;

/**
 * Settle who an unidentified attendee was.
 *
 * @param person who it was; absent when it was nobody whose hours can be recorded
 */
public record IdentifyAttendee(
    @NotNull DialogueSessionId session, @NotBlank String ref, @Nullable PersonId person)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.dialogue(session);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
