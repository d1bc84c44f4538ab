package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import se.delaktig.signin.session.Sessions;

/**
 * The page behind a link for a forgotten password. Opening it changes nothing; only saving does.
 */
@Controller
class NewPasswordPage {
  private final PasswordLinks links;
  private final NewAccountRules rules;
  private final Sessions sessions;

  NewPasswordPage(PasswordLinks links, NewAccountRules rules, Sessions sessions) {
    this.links = links;
    this.rules = rules;
    this.sessions = sessions;
  }

  @GetMapping("/nytt-losenord/{code}")
  String open(@PathVariable String code, Model model, HttpServletResponse response) {
    return links
        .whose(code)
        .map(account -> form(model, account, null))
        .orElseGet(() -> closed(model, response));
  }

  /** Nobody is signed in by it: whoever has a code app is asked for its code as always. */
  @PostMapping("/nytt-losenord/{code}")
  String save(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletResponse response) {
    Optional<Account> account = links.whose(code);
    if (account.isEmpty()) {
      return closed(model, response);
    }
    Optional<String> problem = rules.passwordProblem(password, account.get().username());
    if (problem.isPresent()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(model, account.get(), problem.get());
    }
    if (links.use(code, password).isEmpty()) {
      return closed(model, response);
    }
    sessions.endAll(account.get().subject());
    return "redirect:/logga-in?nytt";
  }

  private static String form(Model model, Account account, @Nullable String problem) {
    model.addAttribute("username", account.username());
    model.addAttribute("problem", problem);
    return "new-password";
  }

  private static String closed(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("why", "gone");
    return "invitation-closed";
  }
}
