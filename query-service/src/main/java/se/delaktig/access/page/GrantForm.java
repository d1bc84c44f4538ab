package se.delaktig.access.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.PlaceNames;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;

/** The form in which a right is given: what can be chosen in it, and what was. */
@Component
class GrantForm {
  /** That the right is for somebody who has no account yet. */
  static final String NEW_ONE = "ny";

  /** Who comes from outside, and whose right must have a last day. */
  private static final Set<Role> SEATS = Set.of(Role.EVALUATOR, Role.RESEARCHER, Role.AUDITOR);

  private final Gate gate;
  private final Rights rights;
  private final AccountDirectory accounts;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Words words;

  GrantForm(
      Gate gate,
      Rights rights,
      AccountDirectory accounts,
      PersonRegister register,
      Disclosure disclosure,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.rights = rights;
    this.accounts = accounts;
    this.register = register;
    this.disclosure = disclosure;
    this.clock = clock;
    this.words = words;
  }

  /** What was typed, as it came. */
  record Typing(
      @Nullable String who,
      @Nullable String username,
      @Nullable String name,
      @Nullable String role,
      @Nullable String reach,
      @Nullable String person,
      @Nullable String from,
      @Nullable String until,
      @Nullable String reason) {}

  /** Of what a right can be given: the project, or groups, organisations and workplaces in it. */
  List<Choice> reaches(Sight sight) {
    var places = sight.programme().places();
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("PROJECT:" + sight.project(), words.say("access.scope.project")));
    var groups = new TreeSet<String>();
    places.organisations().values().stream()
        .map(OrganisationJoined::group)
        .flatMap(group -> Optional.ofNullable(group.value()).stream())
        .forEach(groups::add);
    groups.forEach(group ->
        choices.add(
            new Choice("ORGANISATION_GROUP:" + group, words.say("access.scope.group", group))));
    var called = new PlaceNames(places);
    called
        .organisations(sight)
        .forEach(one -> choices.add(new Choice("ORGANISATION:" + one.value(), one.text())));
    called
        .workplaces(sight, null)
        .forEach(one -> choices.add(new Choice("WORKPLACE:" + one.value(), one.text())));
    return choices;
  }

  /** Whether a right can be tied to a person in the register. */
  boolean knowsPeople(Sight sight) {
    return gate.look(Query.PERSON_DETAILS, sight.project().value()).isPresent();
  }

  /** The right that was asked for; empty where something must be mended. */
  Optional<Rights.Wanted> wanted(Sight sight, Typing typed, FormErrors errors) {
    Optional<Role> role =
        rights.rolesInProject().stream()
            .map(Choice::value)
            .filter(value -> value.equals(typed.role()))
            .map(Role::valueOf)
            .findFirst();
    Optional<Scope> reach =
        reaches(sight).stream()
            .map(Choice::value)
            .filter(value -> value.equals(typed.reach()))
            .map(GrantForm::scope)
            .findFirst();
    Optional<AccessGranted.Reason> reason =
        rights.reasons().stream()
            .map(Choice::value)
            .filter(value -> value.equals(typed.reason()))
            .map(AccessGranted.Reason::valueOf)
            .findFirst();
    Optional<LocalDate> from = Typed.date(typed.from());
    Optional<LocalDate> until = Typed.date(typed.until());
    if (!accounts.isElsewhere() && (typed.who() == null || typed.who().isEmpty())) {
      errors.add("who", "access.pick");
    }
    if (role.isEmpty()) {
      errors.add("role", "access.pick");
    }
    if (reach.isEmpty()) {
      errors.add("reach", "access.pick");
    }
    if (from.isEmpty()) {
      errors.add("from", "participants.fault.date");
    }
    if (until.isEmpty() && typed.until() != null && !typed.until().isBlank()) {
      errors.add("until", "participants.fault.date");
    }
    if (until.isEmpty() && role.filter(SEATS::contains).isPresent()) {
      errors.add("until", "problem.access.seat-needs-an-end");
    }
    if (until.isPresent() && from.isPresent() && until.get().isBefore(from.get())) {
      errors.add("until", "problem.access.ends-before-it-begins");
    }
    if (reason.isEmpty()) {
      errors.add("reason", "access.pick");
    }
    Optional<PersonId> person = person(sight, typed, errors);
    label(errors);
    return errors.isEmpty()
        ? Optional.of(
            new Rights.Wanted(
                role.orElseThrow(),
                reach.orElseThrow(),
                person.orElse(null),
                from.orElseThrow(),
                until.orElse(null),
                reason.orElseThrow()))
        : Optional.empty();
  }

  private Optional<PersonId> person(Sight sight, Typing typed, FormErrors errors) {
    String name = typed.person();
    if (name == null || name.isBlank() || !knowsPeople(sight)) {
      return Optional.empty();
    }
    Optional<PersonId> found = found(sight, name.strip());
    if (found.isEmpty()) {
      errors.add("person", "access.no-such-person");
    }
    return found;
  }

  /** By name only those whose identity is not protected: no answer tells that they are here. */
  private Optional<PersonId> found(Sight sight, String typed) {
    try {
      return register.find(sight.project(), PersonalNumber.parse(typed, clock.today()));
    } catch (InvalidPersonalNumberException aName) {
      return register
          .byExactName(sight.project(), typed)
          .filter(person -> !disclosure.anyProtected(sight.project(), List.of(person)));
    }
  }

  private void label(FormErrors errors) {
    errors
        .label("who", words.say("access.who"))
        .label("role", words.say("access.role"))
        .label("reach", words.say("access.reach"))
        .label("from", words.say("access.first-day"))
        .label("until", words.say("access.last-day"))
        .label("reason", words.say("access.reason"));
  }

  private static Scope scope(String value) {
    int colon = value.indexOf(':');
    return new Scope(Scope.Kind.valueOf(value.substring(0, colon)), value.substring(colon + 1));
  }
}
