package se.delaktig.participants.command;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.ProjectId;

/**
 * Take in rows of an employer's staff list: registers whoever is unknown, adds employers, moves
 * people and corrects their details, all in one commit. A row that says what is known already
 * changes nothing.
 *
 * @param rows what could be read; all of them go in, or none
 */
public record ImportParticipants(
    @NotNull ProjectId project, @NotEmpty @Size(max = 300) List<@NotNull @Valid Row> rows)
    implements ProgrammeCommand {
  /**
   * One person at one employer.
   *
   * @param email absent when the list does not say; a known address is then kept
   * @param group absent when the list does not say; a known group of the workplace is then kept
   * @param from the first day there: of the employment, or of the move
   */
  public record Row(
      @NotBlank @Size(max = 20) String personalNumber,
      @NotBlank @Size(max = 80) String givenName,
      @NotBlank @Size(max = 80) String familyName,
      @Nullable @Email @Size(max = 254) String email,
      @NotNull OrganisationId organisation,
      @NotNull WorkplaceId workplace,
      @Nullable GroupId group,
      @NotNull LocalDate from) {

    /** Tells nothing of the person, so that logs and errors cannot either. */
    @Override
    public String toString() {
      return "Row[" + workplace + "]";
    }
  }

  @Override
  public String stream() {
    return "import-of-" + project;
  }

  @Override
  public Reach reach() {
    return new Reach(
        false,
        Set.of(),
        rows.stream().map(Row::workplace).collect(Collectors.toUnmodifiableSet()),
        Set.of(),
        false);
  }
}
