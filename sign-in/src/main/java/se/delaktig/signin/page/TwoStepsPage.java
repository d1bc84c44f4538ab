package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.delaktig.signin.session.Session;

/** Asks somebody whose password was right for the second step, or to choose one. */
@Controller
class TwoStepsPage {
  private final TwoSteps steps;
  private final Onwards onwards;

  TwoStepsPage(TwoSteps steps, Onwards onwards) {
    this.steps = steps;
    this.onwards = onwards;
  }

  @GetMapping(TwoSteps.PAGE)
  String page(
      Authentication holder,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Optional<Session> waiting = steps.halfTaken(holder);
    if (waiting.isEmpty()) {
      return "redirect:" + onwards.from(request, response);
    }
    model.addAttribute("chosen", steps.areChosen(holder.getName()));
    model.addAttribute("passkey", steps.hasPasskey(holder.getName()));
    model.addAttribute("here", waiting.get().id());
    return "two-steps";
  }
}
