package se.delaktig.access.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.command.ConfirmAccess;
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.command.RequireFourEyes;
import se.delaktig.access.command.WithdrawAccess;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Grants;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.page.Forms;
import se.delaktig.participants.page.Names;
import se.delaktig.participants.page.PlaceNames;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.event.ProjectId;

/** Who may do what in a project, from when, until when and why. */
@Controller
class GrantsController {
  /** Who comes from outside, and whose right must have a last day. */
  private static final Set<Role> SEATS = Set.of(Role.EVALUATOR, Role.RESEARCHER, Role.AUDITOR);

  private static final int LINK_DAYS = 14;
  private static final int LONGEST_NAME = 80;
  private static final String NEW_ONE = "ny";

  private final Gate gate;
  private final Rights rights;
  private final AccountDirectory accounts;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final Names names;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  GrantsController(
      Gate gate,
      Rights rights,
      AccountDirectory accounts,
      PersonRegister register,
      Disclosure disclosure,
      Names names,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.rights = rights;
    this.accounts = accounts;
    this.register = register;
    this.disclosure = disclosure;
    this.names = names;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** What was typed, as it came. */
  record Form(
      @Nullable String who,
      @Nullable String username,
      @Nullable String name,
      @Nullable String role,
      @Nullable String reach,
      @Nullable String person,
      @Nullable String from,
      @Nullable String until,
      @Nullable String reason) {}

  @GetMapping("/projekt/{project}/behorighet")
  String grants(@PathVariable String project, Model model) {
    fill(gate.see(Query.GRANTS, project), model);
    return "access/grants";
  }

  private void fill(Sight sight, Model model) {
    List<AccessGranted> standing = sight.programme().grants().standing();
    Map<ActorId, String> called =
        disclosure.actors(
            sight.project(),
            sight.programme(),
            standing.stream().map(AccessGranted::actor).distinct().toList());
    DataTable table =
        DataTable.of(
            "behorigheter",
            words.say("access.grants"),
            Column.text(words.say("access.who")),
            Column.text(words.say("access.role")),
            Column.text(words.say("access.reach")),
            Column.text(words.say("access.period")),
            Column.text(words.say("access.state")));
    standing.stream()
        .sorted(
            Comparator.comparing(AccessGranted::role)
                .thenComparing(grant -> called.getOrDefault(grant.actor(), "")))
        .forEach(grant ->
            table.row(
                Cell.link(
                    called.getOrDefault(grant.actor(), words.say("access.unknown-account")),
                    "/projekt/" + sight.project() + "/behorighet/" + grant.grant()),
                Cell.of(rights.role(grant)),
                Cell.of(rights.reach(grant, sight.programme())),
                Cell.of(rights.period(grant)),
                Cell.of(rights.state(grant))));
    model.addAttribute("project", sight.project().value());
    model.addAttribute("grants", standing.isEmpty() ? null : table);
    model.addAttribute("count", standing.stream().map(AccessGranted::actor).distinct().count());
    model.addAttribute("mayGive", Forms.may(sight, GrantAccess.class));
    model.addAttribute("mayConfirm", Forms.may(sight, ConfirmAccess.class));
    model.addAttribute("maySwitch", Forms.may(sight, RequireFourEyes.class));
    Grants grants = sight.programme().grants();
    model.addAttribute("fourEyes", grants.fourEyes());
    model.addAttribute("endAsked", grants.endAskedBy() != null);
    model.addAttribute("proposals", proposals(sight));
    model.addAttribute("roles", rights.rolesInProject());
    model.addAttribute("reaches", reaches(sight));
    model.addAttribute("reasons", rights.reasons());
    model.addAttribute("today", clock.today());
    model.addAttribute("knowsPeople", knowsPeople(sight));
    model.addAttribute("elsewhere", accounts.isElsewhere());
    model.addAttribute(
        "whos",
        List.of(
            new Choice("konto", words.say("access.who.account")),
            new Choice(NEW_ONE, words.say("access.who.new"))));
  }

  /** A right that waits to be confirmed. */
  record Proposal(String grant, String text, boolean own) {}

  private List<Proposal> proposals(Sight sight) {
    List<AccessProposed> waiting = sight.programme().grants().proposed();
    Map<ActorId, String> called =
        disclosure.actors(
            sight.project(),
            sight.programme(),
            waiting.stream().flatMap(one -> Stream.of(one.actor(), one.by())).toList());
    String unknown = words.say("access.unknown-account");
    return waiting.stream()
        .map(one -> {
          AccessGranted right = one.confirmed();
          return new Proposal(
              one.grant().value(),
              words.say(
                  "access.proposal",
                  called.getOrDefault(one.actor(), unknown),
                  rights.role(right),
                  rights.reach(right, sight.programme()),
                  rights.period(right),
                  called.getOrDefault(one.by(), unknown)),
              one.by().equals(sight.actor()));
        })
        .toList();
  }

  /** Gives what somebody else has asked for, or says no to it. */
  @PostMapping("/projekt/{project}/behorighet/forslag/{grant}")
  ModelAndView decide(
      @PathVariable String project,
      @PathVariable String grant,
      @RequestParam(defaultValue = "") String svar,
      Model model) {
    Sight sight = gate.see(Query.GRANTS, project);
    GrantId id =
        sight.programme().grants().proposed().stream()
            .map(AccessProposed::grant)
            .filter(one -> one.value().equals(grant))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return switch (svar) {
      case "ge" -> settled(sight, rights.confirm(project, id), model);
      case "nej" -> settled(sight, rights.decline(project, id), model);
      default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    };
  }

  /** Has rights given by two, or by one again. */
  @PostMapping("/projekt/{project}/behorighet/tva")
  ModelAndView fourEyes(
      @PathVariable String project, @RequestParam(defaultValue = "") String krav, Model model) {
    Sight sight = gate.see(Query.GRANTS, project);
    return settled(sight, rights.requireFourEyes(sight.project(), krav.equals("ja")), model);
  }

  private ModelAndView settled(Sight sight, FormErrors errors, Model model) {
    return errors.isEmpty()
        ? new ModelAndView("redirect:/projekt/" + sight.project() + "/behorighet")
        : again(sight, errors, model);
  }

  private List<Choice> reaches(Sight sight) {
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

  private boolean knowsPeople(Sight sight) {
    return gate.look(Query.PERSON_DETAILS, sight.project().value()).isPresent();
  }

  @PostMapping("/projekt/{project}/behorighet")
  ModelAndView give(@PathVariable String project, @ModelAttribute Form form, Model model) {
    Sight sight = gate.see(Query.GRANTS, project);
    if (!Forms.may(sight, GrantAccess.class)) {
      throw new AccessDeniedException("access.denied");
    }
    FormErrors errors = FormErrors.none();
    Optional<Rights.Wanted> wanted = wanted(sight, form, errors);
    if (wanted.isEmpty()) {
      return again(sight, errors, model);
    }
    return NEW_ONE.equals(form.who()) && !accounts.isElsewhere()
        ? toNewOne(sight, form, wanted.get(), errors, model)
        : toAccount(sight, form, wanted.get(), errors, model);
  }

  private ModelAndView toAccount(
      Sight sight, Form form, Rights.Wanted wanted, FormErrors errors, Model model) {
    Optional<Rights.Holder> holder =
        accounts.isElsewhere() ? elsewhere(form, errors) : listed(form, errors);
    if (holder.isEmpty()) {
      return again(sight, errors, model);
    }
    FormErrors refused = rights.give(sight.project().value(), holder.get(), wanted);
    return refused.isEmpty()
        ? new ModelAndView("redirect:/projekt/" + sight.project() + "/behorighet")
        : again(sight, refused, model);
  }

  private Optional<Rights.Holder> listed(Form form, FormErrors errors) {
    Optional<AccountDirectory.Everybody> everybody = accounts.everybody();
    if (everybody.isEmpty()) {
      errors.add(null, "access.issuer-silent");
      return Optional.empty();
    }
    Optional<Rights.Holder> holder =
        everybody
            .get()
            .named(Objects.requireNonNullElse(form.username(), ""))
            .map(account -> new Rights.Holder(account.subject(), account.displayName()));
    if (holder.isEmpty()) {
      errors.add("username", "access.no-such-account");
    }
    return holder;
  }

  /** Another issuer is asked nothing; what it calls the holder is known once the holder acts. */
  private static Optional<Rights.Holder> elsewhere(Form form, FormErrors errors) {
    String id = Objects.requireNonNullElse(form.username(), "").strip();
    String name = Objects.requireNonNullElse(form.name(), "").strip();
    if (!AccountDirectory.ID_ELSEWHERE.matcher(id).matches()) {
      errors.add("username", "access.account-id.wrong");
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      errors.add("name", "access.name-wrong");
    }
    return errors.isEmpty() ? Optional.of(new Rights.Holder(id, name)) : Optional.empty();
  }

  private ModelAndView toNewOne(
      Sight sight, Form form, Rights.Wanted wanted, FormErrors errors, Model model) {
    String name = Objects.requireNonNullElse(form.name(), "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return again(sight, errors.add("name", "access.name-wrong"), model);
    }
    Optional<AccountDirectory.Invited> invited = accounts.invite(name, LINK_DAYS);
    if (invited.isEmpty()) {
      return again(sight, errors.add(null, "access.issuer-silent"), model);
    }
    FormErrors refused =
        rights.give(
            sight.project().value(), new Rights.Holder(invited.get().subject(), name), wanted);
    if (!refused.isEmpty()) {
      accounts.takeBack(invited.get().subject());
      return again(sight, refused, model);
    }
    model.addAttribute("name", name);
    model.addAttribute("invited", invited.get());
    model.addAttribute("back", "/projekt/" + sight.project() + "/behorighet");
    model.addAttribute("backText", words.say("access.title"));
    return new ModelAndView("access/invited", model.asMap());
  }

  private Optional<Rights.Wanted> wanted(Sight sight, Form form, FormErrors errors) {
    Optional<Role> role =
        rights.rolesInProject().stream()
            .map(Choice::value)
            .filter(value -> value.equals(form.role()))
            .map(Role::valueOf)
            .findFirst();
    Optional<Scope> reach =
        reaches(sight).stream()
            .map(Choice::value)
            .filter(value -> value.equals(form.reach()))
            .map(GrantsController::scope)
            .findFirst();
    Optional<AccessGranted.Reason> reason =
        rights.reasons().stream()
            .map(Choice::value)
            .filter(value -> value.equals(form.reason()))
            .map(AccessGranted.Reason::valueOf)
            .findFirst();
    Optional<LocalDate> from = Typed.date(form.from());
    Optional<LocalDate> until = Typed.date(form.until());
    if (!accounts.isElsewhere() && (form.who() == null || form.who().isEmpty())) {
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
    if (until.isEmpty() && form.until() != null && !form.until().isBlank()) {
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
    Optional<PersonId> person = person(sight, form, errors);
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

  private Optional<PersonId> person(Sight sight, Form form, FormErrors errors) {
    String typed = form.person();
    if (typed == null || typed.isBlank() || !knowsPeople(sight)) {
      return Optional.empty();
    }
    Optional<PersonId> found = found(sight, typed.strip());
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

  private ModelAndView again(Sight sight, FormErrors errors, Model model) {
    fill(sight, model);
    model.addAttribute("errors", errors);
    model.addAttribute("open", true);
    return new ModelAndView("access/grants", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @GetMapping("/projekt/{project}/behorighet/{grant}")
  String one(@PathVariable String project, @PathVariable String grant, Model model) {
    fillOne(gate.see(Query.GRANTS, project), grant, model);
    return "access/grant";
  }

  private AccessGranted fillOne(Sight sight, String id, Model model) {
    AccessGranted grant =
        sight.programme().grants().standing().stream()
            .filter(standing -> standing.grant().value().equals(id))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    ProjectId project = sight.project();
    PersonId person = grant.person();
    model.addAttribute("project", project.value());
    model.addAttribute("grant", grant.grant().value());
    model.addAttribute(
        "name",
        disclosure
            .actors(project, sight.programme(), List.of(grant.actor()))
            .getOrDefault(grant.actor(), words.say("access.unknown-account")));
    model.addAttribute("role", rights.role(grant));
    model.addAttribute("reach", rights.reach(grant, sight.programme()));
    model.addAttribute("period", rights.period(grant));
    model.addAttribute("state", rights.state(grant));
    model.addAttribute("reason", words.say("access.reason." + grant.reason()));
    model.addAttribute(
        "person",
        person == null || !knowsPeople(sight)
            ? null
            : Objects.requireNonNull(names.of(project, List.of(person)).get(person)).text());
    model.addAttribute("mayTake", Forms.may(sight, WithdrawAccess.class));
    model.addAttribute("withdrawReasons", rights.reasonsToTakeBack());
    return grant;
  }

  @PostMapping("/projekt/{project}/behorighet/{grant}")
  ModelAndView takeBack(
      @PathVariable String project,
      @PathVariable String grant,
      @RequestParam(defaultValue = "") String why,
      Model model) {
    Sight sight = gate.see(Query.GRANTS, project);
    AccessGranted standing = fillOne(sight, grant, model);
    FormErrors errors = takenBack(project, standing, why);
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/behorighet");
    }
    model.addAttribute("errors", errors);
    return new ModelAndView("access/grant", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors takenBack(String ledger, AccessGranted grant, String why) {
    return rights.reasonsToTakeBack().stream()
        .map(Choice::value)
        .filter(why::equals)
        .map(AccessWithdrawn.Reason::valueOf)
        .findFirst()
        .map(reason -> rights.takeBack(ledger, grant.grant(), reason))
        .orElseGet(() -> FormErrors.none().add("why", "access.pick"));
  }
}
