package se.delaktig.participants.command;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.Employment;
import se.delaktig.project.event.ProjectId;

/** Registers one employee; which stream it comes to lie in is found out on the way. */
public sealed interface Registration extends ProgrammeCommand
    permits RegisterParticipant, RegisterWithoutNumber {
  ProjectId project();

  OrganisationId organisation();

  WorkplaceId workplace();

  @Nullable GroupId group();

  LocalDate from();

  @Nullable Boolean protectedIdentity();

  /** Where the person works. */
  default Employment employment() {
    return new Employment(organisation(), workplace(), group(), from());
  }

  /** Whether the person's name is not to be shown. */
  default boolean asksForProtection() {
    return Boolean.TRUE.equals(protectedIdentity());
  }

  @Override
  default String stream() {
    return "participant-of-" + project();
  }

  @Override
  default Reach reach() {
    return Reach.workplace(workplace());
  }
}
