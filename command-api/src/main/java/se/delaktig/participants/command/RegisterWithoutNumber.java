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
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;

/**
 * Register an employee who has neither personnummer nor samordningsnummer yet. SCB's substitute
 * number for such a person is made of day of birth and sex, so that two people may share one:
 * whoever is registered in this way is always somebody new.
 *
 * @param born day of birth
 * @param sex juridical sex, which a number would tell
 * @param email where personal links are sent; absent when there is none
 * @param protectedIdentity true where the person's name is not to be shown
 */
public record RegisterWithoutNumber(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 80) String givenName,
    @NotBlank @Size(max = 80) String familyName,
    @NotNull LocalDate born,
    @NotNull Sex sex,
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
    return "RegisterWithoutNumber[" + project + "]";
  }
}
