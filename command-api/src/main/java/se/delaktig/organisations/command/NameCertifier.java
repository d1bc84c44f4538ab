package se.delaktig.organisations.command;

import jakarta.validation.constraints.NotNull;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Name who certifies a manager's own hours. */
public record NameCertifier(
    @NotNull ProjectId project,
    @NotNull PersonId manager,
    @NotNull PersonId certifier,
    @NotNull CertifierNamed.As as)
    implements ProgrammeCommand {
  @Override
  public String stream() {
    return Streams.organisations(project);
  }

  @Override
  public Reach reach() {
    return Reach.person(manager);
  }
}
