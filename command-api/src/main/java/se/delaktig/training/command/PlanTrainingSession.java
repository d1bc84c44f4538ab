package se.delaktig.training.command;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.TrainingKind;
import se.delaktig.training.event.TrainingSessionId;

/**
 * Plan a session of the preparand training, or plan it anew.
 *
 * @param title what the session is about; names nobody
 * @param minutes how long it is to last
 * @param called who is to come
 */
public record PlanTrainingSession(
    @NotNull TrainingSessionId session,
    @NotNull TrainingKind kind,
    @NotBlank @Size(max = 120) String title,
    @NotNull LocalDate date,
    @NotNull LocalTime start,
    @Min(1) @Max(720) int minutes,
    @NotNull @Size(max = 1000) List<@NotNull PersonId> called)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.training(session);
  }

  @Override
  public Reach reach() {
    return Reach.persons(called);
  }
}
