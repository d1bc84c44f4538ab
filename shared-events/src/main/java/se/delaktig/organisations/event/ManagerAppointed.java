package se.delaktig.organisations.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A manager (chef) became responsible for a workplace's process, and certifies its people's hours.
 */
@StoredAs("manager-appointed")
public record ManagerAppointed(WorkplaceId workplace, PersonId manager, LocalDate from)
    implements OrganisationEvent {}
