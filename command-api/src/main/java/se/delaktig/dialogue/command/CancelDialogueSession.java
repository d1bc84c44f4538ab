package se.delaktig.dialogue.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.WorkplaceId;

/** Say that a planned session will not be held. */
public record CancelDialogueSession(
    @NotNull DialogueSessionId session, @NotNull WorkplaceId workplace)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.dialogue(session);
  }

  @Override
  public Reach reach() {
    return Reach.workplace(workplace);
  }
}
