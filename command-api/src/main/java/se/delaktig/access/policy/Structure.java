package se.delaktig.access.policy;

import java.util.Optional;
import java.util.Set;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/** How the project's places lie within each other, and where its people work. */
public interface Structure {
  Optional<OrganisationId> organisationOf(WorkplaceId workplace);

  Optional<String> groupOf(OrganisationId organisation);

  /** Where a person works now; where the person worked last, for one who has left everything. */
  Set<WorkplaceId> workplacesOf(PersonId person);
}
