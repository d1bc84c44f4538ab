package se.delaktig.access.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/** Who administers the whole office, and which rights an account has anywhere. */
@Component
class Administration {
  private static final String LAST = "problem.access.last-administrator";

  private final Gate gate;
  private final Rights rights;
  private final AccountDirectory accounts;
  private final PersonRegister register;
  private final ProgrammeClock clock;

  Administration(
      Gate gate,
      Rights rights,
      AccountDirectory accounts,
      PersonRegister register,
      ProgrammeClock clock) {
    this.gate = gate;
    this.rights = rights;
    this.accounts = accounts;
    this.register = register;
    this.clock = clock;
  }

  /** Everybody whose right to administer stands. */
  Set<ActorId> administrators() {
    return gate.office().standing().stream().map(AccessGranted::actor).collect(Collectors.toSet());
  }

  /** Whether an account is one of these. */
  boolean isOneOf(Set<ActorId> administrators, String subject) {
    return register.findActor(Gate.OFFICE, subject).filter(administrators::contains).isPresent();
  }

  /** A project's number as people say it. */
  String number(String project) {
    return gate.programme(project).map(Programme::plan).map(ProjectPlan::number).orElse(project);
  }

  /** An account's rights that stand in a project or in the office. */
  List<AccessGranted> grantsIn(String ledger, String subject) {
    Optional<ActorId> actor = register.findActor(ledger, subject);
    return gate.programme(ledger).stream()
        .flatMap(programme -> programme.grants().standing().stream())
        .filter(grant -> actor.filter(grant.actor()::equals).isPresent())
        .toList();
  }

  /** An account's right to administer. */
  Optional<AccessGranted> of(String subject) {
    return grantsIn(Gate.OFFICE, subject).stream()
        .filter(grant -> grant.role() == Role.SYSTEM_ADMINISTRATOR)
        .findFirst();
  }

  /** Makes somebody an administrator. */
  FormErrors give(Rights.Holder holder) {
    return rights.give(
        Gate.OFFICE,
        holder,
        new Rights.Wanted(
            Role.SYSTEM_ADMINISTRATOR,
            new Scope(Scope.Kind.OFFICE, Gate.OFFICE),
            null,
            clock.today(),
            null,
            AccessGranted.Reason.APPOINTED_IN_PROJECT));
  }

  /** Takes the right to administer back, unless nobody would be left. */
  FormErrors end(String subject, AccessGranted administration, String why) {
    if (isLast(subject)) {
      return refusedAsTheLast();
    }
    return rights.reasonsToTakeBack().stream()
        .map(Choice::value)
        .filter(why::equals)
        .map(AccessWithdrawn.Reason::valueOf)
        .findFirst()
        .map(reason -> rights.takeBack(Gate.OFFICE, administration.grant(), reason))
        .orElseGet(() -> FormErrors.none().add("why", "access.pick"));
  }

  /** What is said where the last administrator would go. */
  static FormErrors refusedAsTheLast() {
    return FormErrors.none().add(null, LAST);
  }

  /** Whether nobody else administers who can sign in. */
  boolean isLast(String subject) {
    if (accounts.isElsewhere()) {
      Optional<ActorId> actor = register.findActor(Gate.OFFICE, subject);
      return gate.office().standing().stream()
          .map(AccessGranted::actor)
          .allMatch(other -> actor.filter(other::equals).isPresent());
    }
    return of(subject).isPresent()
        && accounts.everybody().stream()
            .flatMap(everybody -> everybody.accounts().stream())
            .filter(other -> !other.subject().equals(subject) && !other.disabled())
            .allMatch(other -> of(other.subject()).isEmpty());
  }
}
