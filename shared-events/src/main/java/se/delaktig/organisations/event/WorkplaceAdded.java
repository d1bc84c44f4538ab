package se.delaktig.organisations.event;

import se.delaktig.kernel.event.StoredAs;

/** A workplace was added to an organisation. */
@StoredAs("workplace-added")
public record WorkplaceAdded(WorkplaceId workplace, OrganisationId organisation, String name)
    implements OrganisationEvent {}
