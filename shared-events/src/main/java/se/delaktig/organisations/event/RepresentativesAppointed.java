package se.delaktig.organisations.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A workplace's representatives, who lead its dialogue once trained, were named; replaces those
 * named before.
 */
@StoredAs("representatives-appointed")
public record RepresentativesAppointed(WorkplaceId workplace, List<PersonId> representatives)
    implements OrganisationEvent {}
