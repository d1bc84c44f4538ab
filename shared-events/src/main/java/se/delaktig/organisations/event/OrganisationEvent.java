package se.delaktig.organisations.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** What happens to organisations, their workplaces and who is responsible there. */
public sealed interface OrganisationEvent extends ProgrammeEvent
    permits OrganisationJoined,
        WorkplaceAdded,
        DialogueGroupFormed,
        ManagerAppointed,
        RepresentativesAppointed,
        CertifierNamed {}
