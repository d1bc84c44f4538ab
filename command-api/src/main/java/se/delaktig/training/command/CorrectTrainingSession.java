package se.delaktig.training.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;

/**
 * Correct what was recorded of a held training session; the old entry stays readable.
 *
 * @param expectedRevision the revision that the corrector saw; another one is refused as stale
 * @param focuses which of the plan's focuses the session carried
 */
public record CorrectTrainingSession(
    @NotNull TrainingSessionId session,
    @Min(1) int expectedRevision,
    @NotNull CorrectionReason reason,
    @NotNull TrainingKind kind,
    @NotBlank @Size(max = 120) String title,
    @NotNull LocalDate date,
    @NotNull LocalTime start,
    @Min(1) @Max(720) int minutes,
    @NotNull @Size(max = 1000) List<@NotNull @Valid Taken> attendances,
    @NotNull @Size(max = 10) List<@NotBlank String> focuses)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.training(session);
  }

  @Override
  public Reach reach() {
    return Reach.persons(attendances.stream().map(Taken::person).toList());
  }
}
