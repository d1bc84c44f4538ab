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
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;

/**
 * Record that a training session was held and who attended, the whole grid at once. The session
 * need not have been planned.
 *
 * @param attendances one for each person; a person once
 * @param focuses which of the plan's focuses the session carried
 */
public record RecordTrainingAttendance(
    @NotNull TrainingSessionId session,
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
