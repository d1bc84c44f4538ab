package se.delaktig.training.command;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.event.TrainingSessionId;

/**
 * Declare a preparand's training complete.
 *
 * @param sessions the sessions whose minutes it rests on; they are summed up as they stand in the
 *     log
 * @param dispensation why it is complete although the minutes do not reach the rule's; absent when
 *     they do
 */
public record CompletePreparandTraining(
    @NotNull PersonId person,
    @NotNull @Size(max = 200) List<@NotNull TrainingSessionId> sessions,
    @Nullable Dispensation dispensation)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.preparand(person);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
