package se.delaktig.access;

import java.time.LocalDate;
import java.util.Set;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.DeclineAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessDeclined;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.FourEyesDecided;
import se.delaktig.access.event.FourEyesEndAsked;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;

/** Giving rights and taking them back. */
public final class Granting {
  /** Those who come from outside, whose seat ends by itself. */
  private static final Set<Role> SEATS = Set.of(Role.EVALUATOR, Role.RESEARCHER, Role.AUDITOR);

  private static final int TWO = 2;

  private Granting() {}

  /**
   * Gives a right; or, where rights are given by two, asks for it.
   *
   * @param office the office's rights; the ledger's own where it is the office
   */
  public static Outcome<AccessEvent> grant(
      Grants grants, Grants office, GrantAccess c, Acting acting, LocalDate today) {
    if (isGiven(grants, c.grant()) || grants.waiting(c.grant()).isPresent()) {
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
    if (until == null && SEATS.contains(c.role())) {
      return Outcome.refused(new AccessRejection.SeatNeedsAnEnd());
    }
    AccessProposed asked =
        new AccessProposed(
            c.grant(),
            acting.actor(),
            c.actor(),
            c.role(),
            c.scope(),
            c.person(),
            c.from(),
            until,
            c.reason());
    return acting.role() != Role.SYSTEM && givenByTwo(grants, office, today)
        ? Outcome.accepted(asked)
        : Outcome.accepted(asked.confirmed());
  }

  /** Confirms what somebody else has asked for. */
  public static Outcome<AccessEvent> confirm(Grants grants, ConfirmAccess c, Acting acting) {
    AccessProposed asked = grants.waiting(c.grant()).orElse(null);
    if (asked == null) {
      return Outcome.refused(new AccessRejection.NoSuchGrant());
    }
    return asked.by().equals(acting.actor())
        ? Outcome.refused(new AccessRejection.AskedByYourself())
        : Outcome.accepted(asked.confirmed());
  }

  public static Outcome<AccessEvent> decline(Grants grants, DeclineAccess c) {
    return grants.waiting(c.grant()).isEmpty()
        ? Outcome.refused(new AccessRejection.NoSuchGrant())
        : Outcome.accepted(new AccessDeclined(c.grant()));
  }

  /**
   * Whether rights are given by two. That needs two who can give them; should there be one only,
   * that one gives them alone until there is another.
   */
  public static boolean givenByTwo(Grants grants, Grants office, LocalDate today) {
    return grants.fourEyes() && thereAreTwo(grants, office, today);
  }

  /** Two of one kind, since nobody knows whether a leader and an administrator are one person. */
  private static boolean thereAreTwo(Grants grants, Grants office, LocalDate today) {
    return count(grants, Role.PROJECT_LEADER, Scope.Kind.PROJECT, today) >= TWO
        || count(office, Role.SYSTEM_ADMINISTRATOR, Scope.Kind.OFFICE, today) >= TWO;
  }

  private static long count(Grants grants, Role role, Scope.Kind scope, LocalDate today) {
    return grants
        .in(Set.of(role), today)
        .filter(grant -> grant.scope().kind() == scope)
        .map(AccessGranted::actor)
        .distinct()
        .count();
  }

  public static Outcome<AccessEvent> requireFourEyes(
      Grants grants, Grants office, RequireFourEyes c, Acting acting, LocalDate today) {
    if (c.required() == grants.fourEyes() && grants.endAskedBy() == null) {
      return Outcome.accepted();
    }
    if (c.required()) {
      return thereAreTwo(grants, office, today)
          ? Outcome.accepted(new FourEyesDecided(true))
          : Outcome.refused(new AccessRejection.OneAlone());
    }
    if (!givenByTwo(grants, office, today)) {
      return Outcome.accepted(new FourEyesDecided(false));
    }
    return grants.endAskedBy() == null || grants.endAskedBy().equals(acting.actor())
        ? Outcome.accepted(new FourEyesEndAsked(acting.actor()))
        : Outcome.accepted(new FourEyesDecided(false));
  }

  /**
   * Takes a right back, at once and by one alone also where rights are given by two, but never the
   * last one to administer the office: nobody could give it to anybody again.
   */
  public static Outcome<AccessEvent> withdraw(Grants grants, WithdrawAccess c, LocalDate today) {
    if (!isGiven(grants, c.grant())) {
      return Outcome.refused(new AccessRejection.NoSuchGrant());
    }
    AccessWithdrawn withdrawn = new AccessWithdrawn(c.grant(), c.reason());
    return isAdministered(grants, today) && !isAdministered(grants.after(withdrawn), today)
        ? Outcome.refused(new AccessRejection.LastAdministrator())
        : Outcome.accepted(withdrawn);
  }

  private static boolean isGiven(Grants grants, GrantId grant) {
    return grants.standing().stream().anyMatch(one -> one.grant().equals(grant));
  }

  /** Whether somebody's right to administer the office holds today and has no end. */
  private static boolean isAdministered(Grants grants, LocalDate today) {
    return grants
        .in(Set.of(Role.SYSTEM_ADMINISTRATOR), today)
        .filter(grant -> grant.scope().kind() == Scope.Kind.OFFICE)
        .anyMatch(grant -> grant.until() == null);
  }
}
