package se.delaktig.organisations.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.Sector;

/**
 * An organisation began to take part. Hours of its people before that day are kept and do not
 * count.
 *
 * @param group the group of organisations it is counted in
 * @param number organisationsnummer, ten digits with a hyphen
 * @param joined the first day its hours count
 */
@StoredAs("organisation-joined")
public record OrganisationJoined(
    ProjectId project,
    OrganisationId organisation,
    String name,
    Stated<String> group,
    Stated<String> number,
    Stated<Sector> sector,
    LocalDate joined)
    implements OrganisationEvent {}
