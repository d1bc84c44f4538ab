package se.delaktig.training.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.training.event.TrainingSessionId;

/** Say that a planned session of the training will not be held. */
public record CancelTrainingSession(@NotNull TrainingSessionId session)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.training(session);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }
}
