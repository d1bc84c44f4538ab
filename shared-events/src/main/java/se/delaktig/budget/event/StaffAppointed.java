package se.delaktig.budget.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectId;

/**
 * Somebody was appointed to a post of the project's staffing.
 *
 * @param role the post
 * @param holder whose time reports the post's are
 * @param certifier the manager who certifies them; never the holder
 * @param fixedShare whether the contract states a fixed share of full time, so that no days are
 *     reported
 * @param contract the contract's reference in the organisation's register
 * @param until the last day; absent while nothing else is decided
 */
@StoredAs("staff-appointed")
public record StaffAppointed(
    ProjectId project,
    String role,
    OrganisationId organisation,
    ActorId holder,
    ActorId certifier,
    boolean fixedShare,
    String contract,
    LocalDate from,
    @Nullable LocalDate until)
    implements BudgetEvent {}
