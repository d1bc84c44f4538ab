package se.delaktig.access.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
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

/** Who can sign in, who has been invited to, and who administers the whole. */
@Controller
class AccountsController {
  static final int LINK_DAYS = 14;
  private static final String ADMINISTRATOR = "administrator";

  private final Gate gate;
  private final Administration administration;
  private final AccountDirectory accounts;
  private final AccountNames names;
  private final Fmt fmt;
  private final Words words;

  AccountsController(
      Gate gate,
      Administration administration,
      AccountDirectory accounts,
      AccountNames names,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.administration = administration;
    this.accounts = accounts;
    this.names = names;
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
    Set<ActorId> administrators = administration.administrators();
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
      boolean administers = administration.isOneOf(administrators, one.subject());
      String projects =
          administers
              ? words.say("access.administers")
              : gate.projectsOf(one.subject()).stream()
                  .map(administration::number)
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
      errors = administration.give(new Rights.Holder(invited.get().subject(), name.strip()));
      if (!errors.isEmpty()) {
        accounts.takeBack(invited.get().subject());
      }
    }
    if (!errors.isEmpty()) {
      fill(model);
      model.addAttribute("errors", errors);
      return new ModelAndView("access/accounts", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return invited(name.strip(), invited.orElseThrow(), words, model);
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

  /** The page that shows a link to whoever is to hand it over. */
  static ModelAndView invited(
      String name, AccountDirectory.Invited invited, Words words, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("invited", invited);
    model.addAttribute("back", "/konton");
    model.addAttribute("backText", words.say("access.accounts"));
    return new ModelAndView("access/invited", model.asMap());
  }
}
