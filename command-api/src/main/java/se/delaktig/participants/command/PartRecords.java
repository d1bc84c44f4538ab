package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Say that two records are of two people after all. Each is again what was recorded of it.
 *
 * @param person the record that had gone into another
 */
public record PartRecords(@NotNull ProjectId project, @NotNull PersonId person)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.records(project);
  }

  @Override
  public Reach reach() {
    return Reach.person(person);
  }
}
