package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.delaktig.signin.SignInSettings;

/** The form with username and password. Its answer is handled before any controller. */
@Controller
class SignInPage {
  private final SignInSettings settings;

  SignInPage(SignInSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/logga-in")
  String form(HttpServletRequest request, Model model) {
    Optional<FailedTry> failed = FailedTry.take(request);
    model.addAttribute("username", failed.map(FailedTry::username).orElse(""));
    failed.ifPresent(tried -> {
      switch (tried.reason()) {
        case FailedTry.NotMatching notMatching -> model.addAttribute("problem", "not-matching");
        case FailedTry.TooOld tooOld -> model.addAttribute("problem", "too-old");
        case FailedTry.Waiting waiting -> {
          model.addAttribute("problem", "waiting");
          model.addAttribute("minutes", waiting.left().plusSeconds(59).toMinutes());
        }
      }
    });
    return "sign-in";
  }

  /** Nobody has business here without having been sent; the pages know where to begin. */
  @GetMapping("/")
  String start() {
    return "redirect:" + settings.pagesUrl();
  }
}
