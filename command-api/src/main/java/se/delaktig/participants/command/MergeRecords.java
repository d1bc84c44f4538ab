package se.delaktig.participants.command;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/**
 * Say that two records are of one person, registered twice. No fact is changed; from here on the
 * two are read as one, and the same session counts once.
 *
 * @param person the record that goes into the other
 * @param into the record that the person is known by from here on
 */
public record MergeRecords(
    @NotNull ProjectId project, @NotNull PersonId person, @NotNull PersonId into)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.records(project);
  }

  @Override
  public Reach reach() {
    return Reach.persons(List.of(person, into));
  }
}
