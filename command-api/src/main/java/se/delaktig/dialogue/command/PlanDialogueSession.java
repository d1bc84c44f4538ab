package se.delaktig.dialogue.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;

/** Plan a dialogue session, or plan it anew. */
public record PlanDialogueSession(
    @NotNull DialogueSessionId session,
    @NotNull WorkplaceId workplace,
    @Nullable GroupId group,
    @NotNull LocalDate date,
    @NotNull LocalTime start,
    @Min(1) @Max(720) int minutes)
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
