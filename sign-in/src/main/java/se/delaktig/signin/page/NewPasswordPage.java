package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.signin.Account;
import se.delaktig.signin.account.NewAccountRules;
import se.delaktig.signin.account.PasswordLinks;
import se.delaktig.signin.account.SecondFactors;
import se.delaktig.signin.passkey.Passkeys;
import se.delaktig.signin.session.Sessions;

/**
 * The page behind a link for a forgotten password. Opening it changes nothing; only saving does.
 */
@Controller
class NewPasswordPage {
  private static final Logger LOG = LoggerFactory.getLogger(NewPasswordPage.class);

  private final PasswordLinks links;
  private final NewAccountRules rules;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final Sessions sessions;

  NewPasswordPage(
      PasswordLinks links,
      NewAccountRules rules,
      SecondFactors factors,
      Passkeys passkeys,
      Sessions sessions) {
    this.links = links;
    this.rules = rules;
    this.factors = factors;
    this.passkeys = passkeys;
    this.sessions = sessions;
  }

  @GetMapping("/nytt-losenord/{code}")
  String open(@PathVariable String code, Model model, HttpServletResponse response) {
    return links
        .opened(code)
        .map(opened -> form(model, opened, null))
        .orElseGet(() -> closed(model, response));
  }

  /**
   * Nobody is signed in by it: whoever has a code app is asked for its code as always, unless the
   * link takes that away.
   */
  @PostMapping("/nytt-losenord/{code}")
  String save(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletResponse response) {
    Optional<PasswordLinks.Opened> opened = links.opened(code);
    if (opened.isEmpty()) {
      return closed(model, response);
    }
    Account account = opened.get().account();
    Optional<String> problem = rules.passwordProblem(password, account.username());
    if (problem.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, opened.get(), problem.get());
    }
    if (links.use(code, password).isEmpty()) {
      return closed(model, response);
    }
    if (opened.get().withoutSteps()) {
      factors.turnOff(account.subject());
      passkeys.removeAll(account.subject());
      LOG.info("{} signs in by a new password alone, by a link for it", account.subject());
    }
    sessions.endAll(account.subject());
    return "redirect:/logga-in?nytt";
  }

  private static String form(Model model, PasswordLinks.Opened opened, @Nullable String problem) {
    model.addAttribute("username", opened.account().username());
    model.addAttribute("withoutSteps", opened.withoutSteps());
    model.addAttribute("problem", problem);
    return "new-password";
  }

  private static String closed(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("why", "gone");
    return "invitation-closed";
  }
}
