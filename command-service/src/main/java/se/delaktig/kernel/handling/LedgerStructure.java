package se.delaktig.kernel.handling;

import java.util.Optional;
import java.util.Set;
import se.delaktig.access.policy.Structure;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;

/** A project's places and people as the log stands. */
record LedgerStructure(Consult consult, String ledger) implements Structure {
  private Places places() {
    return consult.organisations(ledger);
  }

  @Override
  public Optional<OrganisationId> organisationOf(WorkplaceId workplace) {
    return places().organisationOf(workplace);
  }

  @Override
  public Optional<String> groupOf(OrganisationId organisation) {
    return places().groupOf(organisation);
  }

  @Override
  public Set<WorkplaceId> workplacesOf(PersonId person) {
    return AllRecords.of(consult, ledger, person).workplaces();
  }
}
