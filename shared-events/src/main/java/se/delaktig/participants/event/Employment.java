package se.delaktig.participants.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;

/**
 * Where a person works.
 *
 * @param group the dialogue group within the workplace, where it has groups
 * @param from the first day there
 */
public record Employment(
    OrganisationId organisation, WorkplaceId workplace, @Nullable GroupId group, LocalDate from) {}
