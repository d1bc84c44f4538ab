package se.delaktig.access.page;

import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;

/** One account or invitation: its links, closing it, and whether it administers. */
@Controller
class AccountController {
  private static final int PASSWORD_LINK_DAYS = 1;

  private final Gate gate;
  private final Rights rights;
  private final Administration administration;
  private final AccountPage page;
  private final AccountDirectory accounts;
  private final AccountNames names;
  private final Words words;

  AccountController(
      Gate gate,
      Rights rights,
      Administration administration,
      AccountPage page,
      AccountDirectory accounts,
      AccountNames names,
      Words words) {
    this.gate = gate;
    this.rights = rights;
    this.administration = administration;
    this.page = page;
    this.accounts = accounts;
    this.names = names;
    this.words = words;
  }

  @GetMapping("/konton/{subject}")
  String account(@PathVariable String subject, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    page.fill(subject, model);
    return "access/account";
  }

  @PostMapping("/konton/{subject}/ny-lank")
  ModelAndView renew(@PathVariable String subject, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    String name = page.fill(subject, model);
    return accounts
        .renew(subject, AccountsController.LINK_DAYS)
        .map(invited ->
            AccountsController.invited(names.of(subject, name, null).name(), invited, words, model))
        .orElseGet(() -> again(FormErrors.none().add(null, "access.issuer-silent"), model));
  }

  @PostMapping("/konton/{subject}/losenordslank")
  ModelAndView passwordLink(
      @PathVariable String subject,
      @RequestParam(defaultValue = "false") boolean withoutSteps,
      Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    String name = page.fill(subject, model);
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
    page.fill(subject, model);
    FormErrors errors =
        administration
            .of(subject)
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
    page.fill(subject, model);
    if (stang.equals("ja") && administration.isLast(subject)) {
      return again(Administration.refusedAsTheLast(), model);
    }
    return accounts.shut(subject, stang.equals("ja"))
        ? new ModelAndView("redirect:/konton/" + subject)
        : again(FormErrors.none().add(null, "access.issuer-silent"), model);
  }

  @PostMapping("/konton/{subject}/administrator")
  ModelAndView administers(
      @PathVariable String subject, @RequestParam(defaultValue = "") String why, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    String name = page.fill(subject, model);
    Optional<AccessGranted> given = administration.of(subject);
    FormErrors errors =
        given.isEmpty()
            ? administration.give(new Rights.Holder(subject, name))
            : administration.end(subject, given.get(), why);
    return errors.isEmpty()
        ? new ModelAndView("redirect:/konton/" + subject)
        : again(errors, model);
  }

  private static ModelAndView again(FormErrors errors, Model model) {
    model.addAttribute("errors", errors);
    return new ModelAndView("access/account", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
