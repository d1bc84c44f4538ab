package se.delaktig.budget.command;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.command.Reach;
import se.delaktig.kernel.command.Streams;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Appoint somebody to a post of the project's staffing.
 *
 * @param role the post
 * @param certifier the manager who certifies the post's time reports
 * @param fixedShare whether the contract states a fixed share of full time
 * @param contract the contract's reference: capital letters, digits and separators, at least one
 *     digit, so that it can be no name
 */
public record AppointStaff(
    @NotNull ProjectId project,
    @NotBlank @Size(max = 80) String role,
    @NotNull OrganisationId organisation,
    @NotNull ActorId holder,
    @NotNull ActorId certifier,
    boolean fixedShare,
    @NotNull @Pattern(regexp = CONTRACT) String contract,
    @NotNull LocalDate from,
    @Nullable LocalDate until)
    implements ProgrammeCommand {
  /** What a contract's reference looks like: {@code KS 2018/112}. */
  public static final String CONTRACT = "(?=.*[0-9])[A-ZÅÄÖ0-9 .:/-]{1,30}";

  @Override
  public String stream() {
    return Streams.staffing(project);
  }

  @Override
  public Reach reach() {
    return Reach.organisation(organisation);
  }
}
