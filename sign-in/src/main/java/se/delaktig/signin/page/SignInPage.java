package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.signin.Account;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.PasswordSignIn;
import se.delaktig.signin.account.SecondFactors;
import se.delaktig.signin.session.SignedIn;

/** Username and password, and the code after them for those who have a code app. */
@Controller
class SignInPage {
  private static final Logger LOG = LoggerFactory.getLogger(SignInPage.class);
  private static final String AGAIN = "redirect:/logga-in";
  private static final String CODE_AGAIN = "redirect:/logga-in/kod";

  private final SignInSettings settings;
  private final PasswordSignIn passwords;
  private final SecondFactors factors;
  private final SignedIn signedIn;
  private final Origin origin;
  private final Onwards onwards;
  private final InstantSource clock;

  SignInPage(
      SignInSettings settings,
      PasswordSignIn passwords,
      SecondFactors factors,
      SignedIn signedIn,
      Origin origin,
      Onwards onwards,
      InstantSource clock) {
    this.settings = settings;
    this.passwords = passwords;
    this.factors = factors;
    this.signedIn = signedIn;
    this.origin = origin;
    this.onwards = onwards;
    this.clock = clock;
  }

  @GetMapping("/logga-in")
  String form(HttpServletRequest request, Model model) {
    Optional<FailedTry> failed = FailedTry.take(request);
    model.addAttribute("username", failed.map(FailedTry::username).orElse(""));
    model.addAttribute("stayDays", settings.stay().toDays());
    failed.ifPresent(tried -> fill(tried, model));
    return "sign-in";
  }

  @PostMapping("/logga-in")
  String signIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "false") boolean stay,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (passwords.tried(username, password, origin.of(request, username))) {
      case PasswordSignIn.Outcome.Known(Account account) when factors.areOn(account.subject()) -> {
        HalfWay.remember(request, account, stay, clock.instant());
        yield CODE_AGAIN;
      }
      case PasswordSignIn.Outcome.Known(Account account) ->
          in(account.subject(), account.username(), SignedIn.Way.PASSWORD, stay, request, response);
      case PasswordSignIn.Outcome.NotMatching notMatching ->
          failed(request, username, new FailedTry.NotMatching(), AGAIN);
      case PasswordSignIn.Outcome.Waiting(Duration left) ->
          failed(request, username, new FailedTry.Waiting(left), AGAIN);
    };
  }

  @GetMapping("/logga-in/kod")
  String codeForm(HttpServletRequest request, Model model) {
    if (HalfWay.of(request, clock.instant()).isEmpty()) {
      return AGAIN;
    }
    FailedTry.take(request).ifPresent(tried -> fill(tried, model));
    return "sign-in-code";
  }

  @PostMapping("/logga-in/kod")
  String code(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<HalfWay> halfWay = HalfWay.of(request, clock.instant());
    if (halfWay.isEmpty()) {
      return failed(request, "", new FailedTry.TooOld(), AGAIN);
    }
    HalfWay who = halfWay.get();
    return switch (factors.check(who.subject(), code, origin.of(request, who.username()))) {
      case SecondFactors.Checked.Right right -> {
        HalfWay.forget(request);
        yield in(
            who.subject(),
            who.username(),
            SignedIn.Way.PASSWORD_AND_CODE,
            who.stay(),
            request,
            response);
      }
      case SecondFactors.Checked.Wrong wrong ->
          failed(request, who.username(), new FailedTry.WrongCode(), CODE_AGAIN);
      case SecondFactors.Checked.Waiting(Duration left) ->
          failed(request, who.username(), new FailedTry.Waiting(left), CODE_AGAIN);
    };
  }

  private String in(
      String subject,
      String username,
      SignedIn.Way way,
      boolean stay,
      HttpServletRequest request,
      HttpServletResponse response) {
    String next = onwards.from(request, response);
    signedIn.begin(subject, way, stay, request, response);
    origin.remember(request, response, username);
    return "redirect:" + next;
  }

  private static String failed(
      HttpServletRequest request, String username, FailedTry.Reason reason, String view) {
    // Not the username: passwords are typed in its field by mistake.
    LOG.info(
        "Somebody was not signed in from {}: {}",
        request.getRemoteAddr(),
        reason.getClass().getSimpleName());
    new FailedTry(username, reason).remember(request);
    return view;
  }

  private static void fill(FailedTry tried, Model model) {
    switch (tried.reason()) {
      case FailedTry.NotMatching notMatching -> model.addAttribute("problem", "not-matching");
      case FailedTry.TooOld tooOld -> model.addAttribute("problem", "too-old");
      case FailedTry.WrongCode wrongCode -> model.addAttribute("problem", "wrong-code");
      case FailedTry.Waiting waiting -> {
        model.addAttribute("problem", "waiting");
        model.addAttribute("minutes", waiting.left().plusSeconds(59).toMinutes());
      }
    }
  }

  /** Nobody has business here without having been sent; the pages know where to begin. */
  @GetMapping("/")
  String start() {
    return "redirect:" + settings.pagesUrl();
  }
}
