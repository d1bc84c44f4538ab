package se.delaktig.access.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.kernel.command.Reach;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * Who may do and see what: one pure function, the same in both services. What is not granted is
 * denied.
 */
public final class Access {
  private Access() {}

  /**
   * Decides whether an actor may touch what the reach names, in any of the roles.
   *
   * @param grants the standing grants of one ledger, the project's or the office's; an actor is
   *     known in one of them only
   * @param day today by the programme clock
   */
  public static Decision decide(
      Grants grants,
      ActorId actor,
      Set<Role> roles,
      Reach reach,
      Structure structure,
      LocalDate day) {
    return grants
        .of(actor, roles, day)
        .filter(grant -> covers(grant, reach, structure))
        .findFirst()
        .<Decision>map(grant -> new Decision.Granted(grant.role(), grant.grant()))
        .orElseGet(Decision.Denied::new);
  }

  /** Whether a grant reaches a workplace. */
  public static boolean covers(AccessGranted grant, WorkplaceId workplace, Structure structure) {
    return switch (grant.scope().kind()) {
      case OFFICE, PROJECT -> true;
      case WORKPLACE -> grant.scope().id().equals(workplace.value());
      case ORGANISATION, ORGANISATION_GROUP ->
          structure
              .organisationOf(workplace)
              .filter(organisation -> covers(grant.scope(), organisation, structure))
              .isPresent();
    };
  }

  private static boolean covers(AccessGranted grant, Reach reach, Structure structure) {
    return switch (grant.scope().kind()) {
      case OFFICE, PROJECT -> true;
      case ORGANISATION_GROUP, ORGANISATION, WORKPLACE ->
          !reach.wholeProject()
              && !reach.office()
              && reach.organisations().stream().allMatch(o -> covers(grant.scope(), o, structure))
              && reach.workplaces().stream().allMatch(w -> covers(grant, w, structure))
              && reach.persons().stream().allMatch(p -> covers(grant, p, structure));
    };
  }

  private static boolean covers(AccessGranted grant, PersonId person, Structure structure) {
    return structure.workplacesOf(person).stream().anyMatch(w -> covers(grant, w, structure));
  }

  private static boolean covers(Scope scope, OrganisationId organisation, Structure structure) {
    return switch (scope.kind()) {
      case OFFICE, PROJECT -> true;
      case ORGANISATION -> scope.id().equals(organisation.value());
      case ORGANISATION_GROUP -> structure.groupOf(organisation).equals(Optional.of(scope.id()));
      case WORKPLACE -> false;
    };
  }
}
