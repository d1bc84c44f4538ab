package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.signin.Account;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.UsernameTakenException;
import se.delaktig.signin.account.Invitations;
import se.delaktig.signin.account.NewAccountForm;
import se.delaktig.signin.account.NewAccountRules;
import se.delaktig.signin.account.PasswordSignIn;

/** The page behind an invitation's link. Opening it changes nothing; only saving does. */
@Controller
class InvitationPage {
  private final Invitations invitations;
  private final NewAccountRules rules;
  private final SignInSettings settings;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  InvitationPage(Invitations invitations, NewAccountRules rules, SignInSettings settings) {
    this.invitations = invitations;
    this.rules = rules;
    this.settings = settings;
  }

  @GetMapping("/inbjudan/{code}")
  String open(@PathVariable String code, Model model, HttpServletResponse response) {
    return switch (invitations.standing(code)) {
      case Invitations.Standing.Open open ->
          form(model, new NewAccountForm("", open.displayName(), ""), Map.of());
      case Invitations.Standing.Used used -> closed(model, "used", response);
      case Invitations.Standing.Gone gone -> closed(model, "gone", response);
    };
  }

  @PostMapping("/inbjudan/{code}")
  String save(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!(invitations.standing(code) instanceof Invitations.Standing.Open)) {
      return open(code, model, response);
    }
    NewAccountForm typed = new NewAccountForm(username, displayName, password);
    Map<String, String> problems = rules.problems(typed);
    if (!problems.isEmpty()) {
      return form(model, typed, problems);
    }
    Optional<Account> opened;
    try {
      opened = invitations.accept(code, username, displayName, password);
    } catch (UsernameTakenException taken) {
      return form(model, typed, new LinkedHashMap<>(Map.of("username", "username.taken")));
    }
    if (opened.isEmpty()) {
      return open(code, model, response);
    }
    signIn(opened.get(), request, response);
    return "redirect:" + settings.pagesUrl();
  }

  private void signIn(Account account, HttpServletRequest request, HttpServletResponse response) {
    Authentication known = PasswordSignIn.asJustOpened(account);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(known);
    request.getSession();
    // A session id that somebody else may know must not become a signed-in one.
    request.changeSessionId();
    request.getSession().setMaxInactiveInterval((int) settings.session().toSeconds());
    contexts.saveContext(context, request, response);
  }

  private static String form(Model model, NewAccountForm typed, Map<String, String> problems) {
    model.addAttribute("typed", typed);
    model.addAttribute("problems", problems);
    return "invitation";
  }

  private String closed(Model model, String why, HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    model.addAttribute("why", why);
    model.addAttribute("pages", settings.pagesUrl());
    return "invitation-closed";
  }
}
