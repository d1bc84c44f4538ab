package se.delaktig.access.page;

import java.util.Objects;
import java.util.Optional;
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
import se.delaktig.access.command.GrantAccess;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.page.Forms;

/** Who may do what in a project, from when, until when and why. */
@Controller
class GrantsController {
  private static final int LINK_DAYS = 14;
  private static final int LONGEST_NAME = 80;

  private final Gate gate;
  private final Rights rights;
  private final GrantsPage page;
  private final GrantForm form;
  private final AccountDirectory accounts;
  private final Words words;

  GrantsController(
      Gate gate,
      Rights rights,
      GrantsPage page,
      GrantForm form,
      AccountDirectory accounts,
      Words words) {
    this.gate = gate;
    this.rights = rights;
    this.page = page;
    this.form = form;
    this.accounts = accounts;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/behorighet")
  String grants(@PathVariable String project, Model model) {
    page.fill(gate.see(Query.GRANTS, project), model);
    return "access/grants";
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

  @PostMapping("/projekt/{project}/behorighet")
  ModelAndView give(
      @PathVariable String project, @ModelAttribute GrantForm.Typing typed, Model model) {
    Sight sight = gate.see(Query.GRANTS, project);
    if (!Forms.may(sight, GrantAccess.class)) {
      throw new AccessDeniedException("access.denied");
    }
    FormErrors errors = FormErrors.none();
    Optional<Rights.Wanted> wanted = form.wanted(sight, typed, errors);
    if (wanted.isEmpty()) {
      return again(sight, errors, model);
    }
    return GrantForm.NEW_ONE.equals(typed.who()) && !accounts.isElsewhere()
        ? toNewOne(sight, typed, wanted.get(), errors, model)
        : toAccount(sight, typed, wanted.get(), errors, model);
  }

  private ModelAndView toAccount(
      Sight sight, GrantForm.Typing typed, Rights.Wanted wanted, FormErrors errors, Model model) {
    Optional<Rights.Holder> holder =
        accounts.isElsewhere() ? elsewhere(typed, errors) : listed(typed, errors);
    if (holder.isEmpty()) {
      return again(sight, errors, model);
    }
    FormErrors refused = rights.give(sight.project().value(), holder.get(), wanted);
    return refused.isEmpty()
        ? new ModelAndView("redirect:/projekt/" + sight.project() + "/behorighet")
        : again(sight, refused, model);
  }

  private Optional<Rights.Holder> listed(GrantForm.Typing typed, FormErrors errors) {
    Optional<AccountDirectory.Everybody> everybody = accounts.everybody();
    if (everybody.isEmpty()) {
      errors.add(null, "access.issuer-silent");
      return Optional.empty();
    }
    Optional<Rights.Holder> holder =
        everybody
            .get()
            .named(Objects.requireNonNullElse(typed.username(), ""))
            .map(account -> new Rights.Holder(account.subject(), account.displayName()));
    if (holder.isEmpty()) {
      errors.add("username", "access.no-such-account");
    }
    return holder;
  }

  /** Another issuer is asked nothing; what it calls the holder is known once the holder acts. */
  private static Optional<Rights.Holder> elsewhere(GrantForm.Typing typed, FormErrors errors) {
    String id = Objects.requireNonNullElse(typed.username(), "").strip();
    String name = Objects.requireNonNullElse(typed.name(), "").strip();
    if (!AccountDirectory.ID_ELSEWHERE.matcher(id).matches()) {
      errors.add("username", "access.account-id.wrong");
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      errors.add("name", "access.name-wrong");
    }
    return errors.isEmpty() ? Optional.of(new Rights.Holder(id, name)) : Optional.empty();
  }

  private ModelAndView toNewOne(
      Sight sight, GrantForm.Typing typed, Rights.Wanted wanted, FormErrors errors, Model model) {
    String name = Objects.requireNonNullElse(typed.name(), "").strip();
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

  private ModelAndView again(Sight sight, FormErrors errors, Model model) {
    page.fill(sight, model);
    model.addAttribute("errors", errors);
    model.addAttribute("open", true);
    return new ModelAndView("access/grants", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
