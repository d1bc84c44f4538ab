package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.signin.Account;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.AccountStore;
import se.delaktig.signin.account.NewAccountRules;
import se.delaktig.signin.account.PasswordSignIn;
import se.delaktig.signin.account.SecondFactors;
import se.delaktig.signin.account.StoredAccount;
import se.delaktig.signin.passkey.Passkeys;
import se.delaktig.signin.session.Session;
import se.delaktig.signin.session.Sessions;
import se.delaktig.signin.session.SignedIn;

/** What somebody sees and changes of their own account. */
@Controller
class AccountPage {
  /** Tells that the office requires a second step, and that this was the last. */
  static final String LAST_STEP = "redirect:/konto?sista";

  private static final String HERE = "redirect:/konto";
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  private final AccountStore accounts;
  private final Sessions sessions;
  private final SignedIn signedIn;
  private final Passkeys passkeys;
  private final SecondFactors factors;
  private final PasswordSignIn passwords;
  private final NewAccountRules rules;
  private final Origin origin;
  private final Proof proof;
  private final SignInSettings settings;
  private final TwoSteps steps;

  AccountPage(
      AccountStore accounts,
      Sessions sessions,
      SignedIn signedIn,
      Passkeys passkeys,
      SecondFactors factors,
      PasswordSignIn passwords,
      NewAccountRules rules,
      Origin origin,
      Proof proof,
      SignInSettings settings,
      TwoSteps steps) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.signedIn = signedIn;
    this.passkeys = passkeys;
    this.factors = factors;
    this.passwords = passwords;
    this.rules = rules;
    this.origin = origin;
    this.proof = proof;
    this.settings = settings;
    this.steps = steps;
  }

  /** A session in the list. */
  record SessionLine(
      String id, String browser, String system, String begun, String seen, boolean here) {}

  /** A passkey in the list. */
  record PasskeyLine(String id, String label, String created, String used) {}

  @GetMapping("/konto")
  String account(Authentication holder, Locale language, Model model) {
    return fill(holder, language, Map.of(), model);
  }

  @PostMapping("/konto/sessioner/avsluta")
  String end(
      @RequestParam(defaultValue = "") String id,
      Authentication holder,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean here = signedIn.sessionOf(holder).filter(own -> own.id().equals(id)).isPresent();
    sessions.end(holder.getName(), id);
    if (here) {
      signedIn.leave(request, response);
      return "redirect:" + settings.pagesUrl();
    }
    return HERE;
  }

  @PostMapping("/konto/sessioner/avsluta-andra")
  String endOthers(Authentication holder) {
    signedIn.sessionOf(holder).ifPresent(own -> sessions.endOthers(holder.getName(), own.id()));
    return HERE;
  }

  /** All other sessions end: whoever had the old password may sit in one of them. */
  @PostMapping("/konto/losenord")
  String changePassword(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      Authentication holder,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Account account = account(holder);
    Map<String, String> problems = new LinkedHashMap<>();
    switch (passwords.tried(account.username(), current, origin.of(request, account.username()))) {
      case PasswordSignIn.Outcome.Known known -> {}
      case PasswordSignIn.Outcome.NotMatching notMatching ->
          problems.put("current", "account.password.current-wrong");
      case PasswordSignIn.Outcome.Waiting(Duration left) ->
          problems.put("current", "account.password.waiting");
    }
    rules
        .passwordProblem(password, account.username())
        .ifPresent(problem -> problems.put("password", problem));
    if (!problems.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return fill(holder, language, problems, model);
    }
    accounts.changePassword(holder.getName(), password);
    endOthers(holder);
    return HERE + "?andrat";
  }

  @PostMapping("/konto/nycklar/bort")
  String removePasskey(@RequestParam(defaultValue = "") String id, Authentication holder) {
    if (!proof.isFresh(holder)) {
      return "redirect:" + Proof.PAGE;
    }
    if (steps.wouldBeLast(holder.getName())) {
      return LAST_STEP;
    }
    passkeys.remove(holder.getName(), id);
    return HERE;
  }

  private String fill(
      Authentication holder, Locale language, Map<String, String> problems, Model model) {
    Account account = account(holder);
    String here = signedIn.sessionOf(holder).map(Session::id).orElse("");
    DateTimeFormatter times =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language)
            .withZone(ZONE);
    model.addAttribute("account", account);
    model.addAttribute("problems", problems);
    model.addAttribute("pages", settings.pagesUrl());
    model.addAttribute("fresh", proof.isFresh(holder));
    model.addAttribute("last", steps.wouldBeLast(account.subject()));
    model.addAttribute("codeApp", factors.areOn(account.subject()));
    model.addAttribute("recoveryLeft", factors.recoveryCodesLeft(account.subject()));
    model.addAttribute("sessions", sessionLines(account, here, times));
    model.addAttribute("passkeys", passkeyLines(account, times));
    return "account";
  }

  private List<SessionLine> sessionLines(Account account, String here, DateTimeFormatter times) {
    return sessions.of(account.subject()).stream()
        .map(one ->
            new SessionLine(
                one.id(),
                one.device().browser(),
                one.device().system(),
                times.format(one.begun()),
                times.format(one.seen()),
                one.id().equals(here)))
        .toList();
  }

  private List<PasskeyLine> passkeyLines(Account account, DateTimeFormatter times) {
    return passkeys.of(account.subject()).stream()
        .map(one ->
            new PasskeyLine(
                one.id(), one.label(), times.format(one.created()), times.format(one.used())))
        .toList();
  }

  private Account account(Authentication holder) {
    Optional<StoredAccount> stored = accounts.withSubject(holder.getName());
    return stored
        .orElseThrow(() -> new IllegalStateException("No account of this session"))
        .account();
  }
}
