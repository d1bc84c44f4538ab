package se.delaktig.participants.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.organisations.event.OrganisationId;

/**
 * A person left an employer. Hours up to the last day stand.
 *
 * @param lastDay the last day of the employment
 */
@StoredAs("employment-ended")
public record EmploymentEnded(PersonId person, OrganisationId organisation, LocalDate lastDay)
    implements ParticipantEvent {}
