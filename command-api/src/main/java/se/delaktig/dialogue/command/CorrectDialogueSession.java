package se.delaktig.dialogue.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Correct what was logged of a session; the old entry stays readable.
 *
 * @param expectedRevision the revision that the corrector saw; another one is refused as stale
 */
public record CorrectDialogueSession(
    @NotNull DialogueSessionId session,
    @Min(1) int expectedRevision,
    @NotNull CorrectionReason reason,
    @NotNull WorkplaceId workplace,
    @Nullable GroupId group,
    @NotNull LocalDate date,
    @NotNull LocalTime start,
    @Min(1) @Max(720) int minutes,
    @NotNull @Size(max = 20) List<@NotNull MaterialId> materials,
    @NotNull @Size(max = 2) List<@NotNull PersonId> leaders,
    @NotNull @Size(max = 300) List<@NotNull @Valid Taken> attendances,
    @NotNull @Size(max = 10) List<@NotBlank String> focuses)
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
