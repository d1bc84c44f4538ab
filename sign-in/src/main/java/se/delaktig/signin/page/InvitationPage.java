package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
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
import se.delaktig.signin.session.SignedIn;

/** The page behind an invitation's link. Opening it changes nothing; only saving does. */
@Controller
class InvitationPage {
  private final Invitations invitations;
  private final NewAccountRules rules;
  private final SignInSettings settings;
  private final SignedIn signedIn;
  private final Origin origin;

  InvitationPage(
      Invitations invitations,
      NewAccountRules rules,
      SignInSettings settings,
      SignedIn signedIn,
      Origin origin) {
    this.invitations = invitations;
    this.rules = rules;
    this.settings = settings;
    this.signedIn = signedIn;
    this.origin = origin;
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
    signedIn.begin(opened.get().subject(), SignedIn.Way.PASSWORD, false, request, response);
    origin.remember(request, response, opened.get().username());
    return "redirect:" + settings.pagesUrl();
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
