package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.signin.Account;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.PasswordSignIn;
import se.delaktig.signin.account.SecondFactors;
import se.delaktig.signin.account.StoredAccount;
import se.delaktig.signin.session.Sessions;
import se.delaktig.signin.session.SignedIn;

/** Where somebody signed in shows once more who they are, before they change how they sign in. */
@Controller
class ConfirmPage {
  private final AccountStore accounts;
  private final PasswordSignIn passwords;
  private final SecondFactors factors;
  private final SignedIn signedIn;
  private final Sessions sessions;
  private final Origin origin;

  ConfirmPage(
      AccountStore accounts,
      PasswordSignIn passwords,
      SecondFactors factors,
      SignedIn signedIn,
      Sessions sessions,
      Origin origin) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.origin = origin;
  }

  @GetMapping(Proof.PAGE)
  String form(Authentication holder, HttpServletRequest request, Model model) {
    model.addAttribute("code", factors.areOn(holder.getName()));
    FailedTry.take(request)
        .ifPresent(tried -> {
          boolean waiting = tried.reason() instanceof FailedTry.Waiting;
          model.addAttribute("problem", waiting ? "confirm.waiting" : "confirm.wrong");
        });
    return "confirm";
  }

  @PostMapping(Proof.PAGE)
  String confirm(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      Authentication holder,
      HttpServletRequest request) {
    Optional<Account> account = accounts.withSubject(holder.getName()).map(StoredAccount::account);
    String username = account.map(Account::username).orElse("");
    Optional<FailedTry.Reason> refused =
        refused(holder.getName(), username, password, code, origin.of(request, username));
    if (refused.isPresent()) {
      new FailedTry(username, refused.get()).remember(request);
      return "redirect:" + Proof.PAGE;
    }
    signedIn.sessionOf(holder).ifPresent(session -> sessions.proved(session.id()));
    return "redirect:/konto";
  }

  private Optional<FailedTry.Reason> refused(
      String subject, String username, String password, String code, String from) {
    return switch (passwords.tried(username, password, from)) {
      case PasswordSignIn.Outcome.NotMatching notMatching ->
          Optional.of(new FailedTry.NotMatching());
      case PasswordSignIn.Outcome.Waiting(Duration left) ->
          Optional.of(new FailedTry.Waiting(left));
      case PasswordSignIn.Outcome.Known known ->
          factors.areOn(subject) ? refusedCode(subject, code, from) : Optional.empty();
    };
  }

  private Optional<FailedTry.Reason> refusedCode(String subject, String code, String from) {
    return switch (factors.check(subject, code, from)) {
      case SecondFactors.Checked.Right right -> Optional.empty();
      case SecondFactors.Checked.Wrong wrong -> Optional.of(new FailedTry.WrongCode());
      case SecondFactors.Checked.Waiting(Duration left) -> Optional.of(new FailedTry.Waiting(left));
    };
  }
}
