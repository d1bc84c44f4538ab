package se.delaktig.steering.command;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.SteeringDecisionRecorded;

/**
 * Record what a meeting decided.
 *
 * @param question which of what it was asked it answers, from 1; absent where nobody had asked
 * @param text the decision in words; sealed
 */
public record RecordSteeringDecision(
    @NotNull MeetingId meeting,
    @Min(1) @Nullable Integer question,
    SteeringDecisionRecorded.@NotNull Verdict verdict,
    @NotBlank @Size(max = 2000) String text)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.meeting(meeting);
  }

  @Override
  public Reach reach() {
    return Reach.project();
  }

  /** Tells nothing of what is said in words, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "RecordSteeringDecision[" + meeting + "]";
  }
}
