package se.delaktig.access.view;

import java.util.Optional;
import java.util.Set;
import se.delaktig.access.policy.Structure;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;

/** A project's places, for deciding on places; people are judged by their workplaces. */
record PlacesOnly(Places places) implements Structure {
  @Override
  public Optional<OrganisationId> organisationOf(WorkplaceId workplace) {
    return places.organisationOf(workplace);
  }

  @Override
  public Optional<String> groupOf(OrganisationId organisation) {
    return places.groupOf(organisation);
  }

  @Override
  public Set<WorkplaceId> workplacesOf(PersonId person) {
    return Set.of();
  }
}
