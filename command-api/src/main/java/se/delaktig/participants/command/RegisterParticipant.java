package se.delaktig.participants.command;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.ProjectId;

/**
 * Register an employee. Whoever has this personnummer in the project already gets another
 * employment instead of a second registration.
 *
 * @param personalNumber personnummer or samordningsnummer, 10 or 12 digits
 * @param email where personal links are sent; absent when there is none
 * @param protectedIdentity true where the person's name is not to be shown; a mark that is there
 *     already stays whatever is said here
 */
public record RegisterParticipant(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 80) String givenName,
    @NotBlank @Size(max = 80) String familyName,
    @NotBlank @Size(max = 20) String personalNumber,
    @Nullable @Email @Size(max = 254) String email,
    @NotNull OrganisationId organisation,
    @NotNull WorkplaceId workplace,
    @Nullable GroupId group,
    @NotNull LocalDate from,
    @Nullable Boolean protectedIdentity)
    implements Registration {
  /** Tells nothing of the person, so that logs and errors cannot either. */
  @Override
  public String toString() {
    return "RegisterParticipant[" + project + "]";
  }
}
