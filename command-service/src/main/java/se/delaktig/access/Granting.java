package se.delaktig.access;

import java.time.LocalDate;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;

/** Giving rights and taking them back. */
public final class Granting {
  private Granting() {}

  public static Outcome<AccessEvent> grant(Grants grants, GrantAccess c, Acting acting) {
    boolean given = grants.standing().stream().anyMatch(g -> g.grant().equals(c.grant()));
    if (given) {
      return Outcome.refused(new AccessRejection.GrantedAlready());
    }
    if (c.role() == Role.LINK_HOLDER || c.role() == Role.SYSTEM) {
      return Outcome.refused(new AccessRejection.NotARoleToGive());
    }
    boolean officeScope = c.scope().kind() == Scope.Kind.OFFICE;
    if (officeScope != c.ledger().equals("office")) {
      return Outcome.refused(new AccessRejection.ScopeOutsideLedger());
    }
    if (acting.role() == Role.PROJECT_LEADER
        && (officeScope || c.role() == Role.SYSTEM_ADMINISTRATOR)) {
      return Outcome.refused(new AccessRejection.NotARoleToGive());
    }
    LocalDate until = c.until();
    if (until != null && until.isBefore(c.from())) {
      return Outcome.refused(new AccessRejection.EndsBeforeItBegins());
    }
    return Outcome.accepted(
        new AccessGranted(
            c.grant(),
            c.actor(),
            c.role(),
            c.scope(),
            c.person(),
            c.from(),
            c.until(),
            c.reason()));
  }

  /**
   * Takes a right back, but never the last one to administer the office: nobody could give it to
   * anybody again.
   */
  public static Outcome<AccessEvent> withdraw(Grants grants, WithdrawAccess c, LocalDate today) {
    boolean standing = grants.standing().stream().anyMatch(g -> g.grant().equals(c.grant()));
    if (!standing) {
      return Outcome.refused(new AccessRejection.NoSuchGrant());
    }
    AccessWithdrawn withdrawn = new AccessWithdrawn(c.grant(), c.reason());
    return isAdministered(grants, today) && !isAdministered(grants.after(withdrawn), today)
        ? Outcome.refused(new AccessRejection.LastAdministrator())
        : Outcome.accepted(withdrawn);
  }

  /** Whether somebody's right to administer the office holds today and has no end. */
  private static boolean isAdministered(Grants grants, LocalDate today) {
    return grants.standing().stream()
        .filter(grant -> grant.role() == Role.SYSTEM_ADMINISTRATOR)
        .filter(grant -> grant.scope().kind() == Scope.Kind.OFFICE)
        .anyMatch(grant -> grant.until() == null && !grant.from().isAfter(today));
  }
}
