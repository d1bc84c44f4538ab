package se.delaktig.access.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.event.Scope;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/** Who can sign in, who has been invited to, and who administers the whole. */
@Controller
class AccountsController {
  private static final int LINK_DAYS = 14;
  private static final int PASSWORD_LINK_DAYS = 1;
  private static final String ADMINISTRATOR = "administrator";
  private static final String LAST = "problem.access.last-administrator";

  private final Gate gate;
  private final Rights rights;
  private final ProgramRights programs;
  private final AccountDirectory accounts;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final AccountNames names;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  AccountsController(
      Gate gate,
      Rights rights,
      AccountDirectory accounts,
      PersonRegister register,
      Disclosure disclosure,
      AccountNames names,
      ProgrammeClock clock,
      Fmt fmt,
      Words words,
      ProgramRights programs) {
    this.disclosure = disclosure;
    this.names = names;
    this.programs = programs;
    this.gate = gate;
    this.rights = rights;
    this.accounts = accounts;
    this.register = register;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/konton")
  String accounts(Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    fill(model);
    return "access/accounts";
  }

  private void fill(Model model) {
    Optional<AccountDirectory.Everybody> everybody = accounts.everybody();
    model.addAttribute("elsewhere", accounts.isElsewhere());
    Set<ActorId> administrators =
        gate.office().standing().stream().map(AccessGranted::actor).collect(Collectors.toSet());
    model.addAttribute("silent", everybody.isEmpty() && !accounts.isElsewhere());
    model.addAttribute("count", everybody.map(all -> all.accounts().size()).orElse(0));
    model.addAttribute("waitingCount", everybody.map(all -> all.invitations().size()).orElse(0));
    model.addAttribute(
        "accounts", everybody.map(all -> table(all.accounts(), administrators)).orElse(null));
    model.addAttribute(
        "invitations",
        everybody
            .map(AccountDirectory.Everybody::invitations)
            .filter(waiting -> !waiting.isEmpty())
            .map(this::waiting)
            .orElse(null));
    model.addAttribute(
        "as",
        List.of(
            new Choice("konto", words.say("access.as.account")),
            new Choice(ADMINISTRATOR, words.say("access.as.administrator"))));
  }

  private DataTable table(List<AccountDirectory.Listed> all, Set<ActorId> administrators) {
    DataTable table =
        DataTable.of(
            "konton",
            words.say("access.accounts"),
            Column.text(words.say("access.name")),
            Column.text(words.say("access.username")),
            Column.text(words.say("access.rights")),
            Column.text(words.say("access.since")),
            Column.text(words.say("access.steps")),
            Column.text(words.say("access.state")));
    for (AccountDirectory.Listed one : all) {
      boolean administers =
          register
              .findActor(Gate.OFFICE, one.subject())
              .filter(administrators::contains)
              .isPresent();
      String projects =
          administers
              ? words.say("access.administers")
              : gate.projectsOf(one.subject()).stream()
                  .map(this::number)
                  .collect(Collectors.joining(", "));
      AccountNames.Shown shown = names.of(one.subject(), one.displayName(), one.username());
      table.row(
          Cell.link(shown.name(), "/konton/" + one.subject()),
          shown.username() == null ? Cell.empty() : Cell.of(shown.username()),
          Cell.of(projects.isEmpty() ? words.say("access.no-rights") : projects),
          Cell.of(fmt.date(fmt.day(one.created()))),
          Cell.of(words.say(one.twoSteps() ? "access.steps.two" : "access.steps.one")),
          Cell.of(
              one.disabled()
                  ? State.of(Tone.LATE, words.say("access.state.shut"))
                  : State.of(Tone.GOOD, words.say("access.state.open"))));
    }
    return table;
  }

  private DataTable waiting(List<AccountDirectory.Waiting> all) {
    DataTable table =
        DataTable.of(
            "inbjudningar",
            words.say("access.invitations"),
            Column.text(words.say("access.name")),
            Column.text(words.say("access.works-until")));
    for (AccountDirectory.Waiting one : all) {
      table.row(
          Cell.link(
              names.of(one.subject(), one.displayName(), null).name(), "/konton/" + one.subject()),
          Cell.of(fmt.moment(one.expires())));
    }
    return table;
  }

  private String number(String project) {
    return gate.programme(project).map(Programme::plan).map(ProjectPlan::number).orElse(project);
  }

  @PostMapping("/konton")
  ModelAndView invite(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String as,
      @RequestParam(defaultValue = "") String id,
      Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    FormErrors errors = FormErrors.none();
    if (accounts.isElsewhere()) {
      return opened(id.strip(), errors, model);
    }
    if (name.isBlank() || name.strip().length() > 80) {
      errors.add("name", "access.name-wrong");
    }
    Optional<AccountDirectory.Invited> invited =
        errors.isEmpty() ? accounts.invite(name.strip(), LINK_DAYS) : Optional.empty();
    if (errors.isEmpty() && invited.isEmpty()) {
      errors.add(null, "access.issuer-silent");
    }
    if (invited.isPresent() && as.equals(ADMINISTRATOR)) {
      errors = administrator(new Rights.Holder(invited.get().subject(), name.strip()));
      if (!errors.isEmpty()) {
        accounts.takeBack(invited.get().subject());
      }
    }
    if (!errors.isEmpty()) {
      fill(model);
      model.addAttribute("errors", errors);
      return new ModelAndView("access/accounts", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return invited(name.strip(), invited.orElseThrow(), model);
  }

  /** The page of an account that another issuer looks after. */
  private ModelAndView opened(String id, FormErrors errors, Model model) {
    if (AccountDirectory.ID_ELSEWHERE.matcher(id).matches()) {
      return new ModelAndView(
          "redirect:/konton/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8));
    }
    fill(model);
    model.addAttribute("errors", errors.add("id", "access.account-id.wrong"));
    return new ModelAndView("access/accounts", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors administrator(Rights.Holder holder) {
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

  private ModelAndView invited(String name, AccountDirectory.Invited invited, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("invited", invited);
    model.addAttribute("back", "/konton");
    model.addAttribute("backText", words.say("access.accounts"));
    return new ModelAndView("access/invited", model.asMap());
  }

  @GetMapping("/konton/{subject}")
  String account(@PathVariable String subject, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    fillOne(subject, model);
    return "access/account";
  }

  /**
   * An account or an invitation.
   *
   * @return the holder's name, also where the page does not show it
   */
  private String fillOne(String subject, Model model) {
    if (accounts.isElsewhere()) {
      return fillElsewhere(subject, model);
    }
    AccountDirectory.Everybody everybody =
        accounts
            .everybody()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    AccountDirectory.@Nullable Listed account =
        everybody.accounts().stream()
            .filter(one -> one.subject().equals(subject))
            .findFirst()
            .orElse(null);
    AccountDirectory.@Nullable Waiting waiting =
        everybody.invitations().stream()
            .filter(one -> one.subject().equals(subject))
            .findFirst()
            .orElse(null);
    String name;
    if (account != null) {
      name = account.displayName();
    } else if (waiting != null) {
      name = waiting.displayName();
    } else {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    AccountNames.Shown shown = names.of(subject, name, account == null ? null : account.username());
    model.addAttribute("username", shown.username());
    model.addAttribute("opened", account != null);
    model.addAttribute("twoSteps", account != null && account.twoSteps());
    model.addAttribute("shut", account != null && account.disabled());
    model.addAttribute("expires", waiting == null ? null : fmt.moment(waiting.expires()));
    model.addAttribute("programs", programs.of(subject));
    fillRights(subject, shown.name(), model);
    return name;
  }

  /** An account of another issuer, by what it is called in the office, or else by its id. */
  private String fillElsewhere(String subject, Model model) {
    if (!AccountDirectory.ID_ELSEWHERE.matcher(subject).matches()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String name = disclosure.inOffice(subject).orElse(subject);
    model.addAttribute("username", subject.equals(name) ? null : subject);
    model.addAttribute("opened", false);
    model.addAttribute("shut", false);
    model.addAttribute("expires", null);
    model.addAttribute("programs", List.of());
    fillRights(subject, names.of(subject, name, null).name(), model);
    return name;
  }

  private void fillRights(String subject, String shown, Model model) {
    model.addAttribute("subject", subject);
    model.addAttribute("name", shown);
    DataTable held = held(subject);
    model.addAttribute("rights", held.rows().isEmpty() ? null : held);
    model.addAttribute("administers", administration(subject).isPresent());
    model.addAttribute("withdrawReasons", rights.reasonsToTakeBack());
  }

  private DataTable held(String subject) {
    DataTable table =
        DataTable.of(
            "behorigheter",
            words.say("access.grants"),
            Column.text(words.say("access.where")),
            Column.text(words.say("access.role")),
            Column.text(words.say("access.reach")),
            Column.text(words.say("access.period")),
            Column.text(words.say("access.state")));
    for (AccessGranted grant : grantsIn(Gate.OFFICE, subject)) {
      row(table, Cell.of(words.say("access.office")), grant, Gate.OFFICE);
    }
    for (String project : gate.projectsOf(subject)) {
      for (AccessGranted grant : grantsIn(project, subject)) {
        row(
            table,
            Cell.link(
                number(project), "/projekt/" + project + "/behorighet/" + grant.grant().value()),
            grant,
            project);
      }
    }
    return table;
  }

  private void row(DataTable table, Cell where, AccessGranted grant, String ledger) {
    table.row(
        where,
        Cell.of(rights.role(grant)),
        Cell.of(gate.programme(ledger).map(programme -> rights.reach(grant, programme)).orElse("")),
        Cell.of(rights.period(grant)),
        Cell.of(rights.state(grant)));
  }

  private List<AccessGranted> grantsIn(String ledger, String subject) {
    Optional<ActorId> actor = register.findActor(ledger, subject);
    return gate.programme(ledger).stream()
        .flatMap(programme -> programme.grants().standing().stream())
        .filter(grant -> actor.filter(grant.actor()::equals).isPresent())
        .toList();
  }

  private Optional<AccessGranted> administration(String subject) {
    return grantsIn(Gate.OFFICE, subject).stream()
        .filter(grant -> grant.role() == Role.SYSTEM_ADMINISTRATOR)
        .findFirst();
  }

  @PostMapping("/konton/{subject}/ny-lank")
  ModelAndView renew(@PathVariable String subject, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    String name = fillOne(subject, model);
    return accounts
        .renew(subject, LINK_DAYS)
        .map(invited -> invited(names.of(subject, name, null).name(), invited, model))
        .orElseGet(() -> again(FormErrors.none().add(null, "access.issuer-silent"), model));
  }

  @PostMapping("/konton/{subject}/losenordslank")
  ModelAndView passwordLink(
      @PathVariable String subject,
      @RequestParam(defaultValue = "false") boolean withoutSteps,
      Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    String name = fillOne(subject, model);
    return accounts
        .passwordLink(subject, PASSWORD_LINK_DAYS, withoutSteps)
        .map(made -> {
          model.addAttribute("name", names.of(subject, name, null).name());
          model.addAttribute("made", made);
          model.addAttribute("withoutSteps", withoutSteps);
          return new ModelAndView("access/password-link", model.asMap());
        })
        .orElseGet(() -> again(FormErrors.none().add(null, "access.issuer-silent"), model));
  }

  @PostMapping("/konton/{subject}/ta-tillbaka")
  ModelAndView takeBack(@PathVariable String subject, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    fillOne(subject, model);
    FormErrors errors =
        administration(subject)
            .map(given ->
                rights.takeBack(
                    Gate.OFFICE, given.grant(), AccessWithdrawn.Reason.GRANTED_BY_MISTAKE))
            .orElseGet(FormErrors::none);
    if (errors.isEmpty() && !accounts.takeBack(subject)) {
      errors.add(null, "access.issuer-silent");
    }
    return errors.isEmpty() ? new ModelAndView("redirect:/konton") : again(errors, model);
  }

  @PostMapping("/konton/{subject}/konto")
  ModelAndView shut(
      @PathVariable String subject, @RequestParam(defaultValue = "") String stang, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    fillOne(subject, model);
    if (stang.equals("ja") && isLastAdministrator(subject)) {
      return again(FormErrors.none().add(null, LAST), model);
    }
    return accounts.shut(subject, stang.equals("ja"))
        ? new ModelAndView("redirect:/konton/" + subject)
        : again(FormErrors.none().add(null, "access.issuer-silent"), model);
  }

  @PostMapping("/konton/{subject}/administrator")
  ModelAndView administers(
      @PathVariable String subject, @RequestParam(defaultValue = "") String why, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    String name = fillOne(subject, model);
    Optional<AccessGranted> administration = administration(subject);
    FormErrors errors =
        administration.isEmpty()
            ? administrator(new Rights.Holder(subject, name))
            : ended(subject, administration.get(), why);
    return errors.isEmpty()
        ? new ModelAndView("redirect:/konton/" + subject)
        : again(errors, model);
  }

  /** Whether nobody else administers who can sign in. */
  private boolean isLastAdministrator(String subject) {
    if (accounts.isElsewhere()) {
      Optional<ActorId> actor = register.findActor(Gate.OFFICE, subject);
      return gate.office().standing().stream()
          .map(AccessGranted::actor)
          .allMatch(other -> actor.filter(other::equals).isPresent());
    }
    return administration(subject).isPresent()
        && accounts.everybody().stream()
            .flatMap(everybody -> everybody.accounts().stream())
            .filter(other -> !other.subject().equals(subject) && !other.disabled())
            .allMatch(other -> administration(other.subject()).isEmpty());
  }

  private FormErrors ended(String subject, AccessGranted administration, String why) {
    if (isLastAdministrator(subject)) {
      return FormErrors.none().add(null, LAST);
    }
    return rights.reasonsToTakeBack().stream()
        .map(Choice::value)
        .filter(why::equals)
        .map(AccessWithdrawn.Reason::valueOf)
        .findFirst()
        .map(reason -> rights.takeBack(Gate.OFFICE, administration.grant(), reason))
        .orElseGet(() -> FormErrors.none().add("why", "access.pick"));
  }

  private static ModelAndView again(FormErrors errors, Model model) {
    model.addAttribute("errors", errors);
    return new ModelAndView("access/account", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
