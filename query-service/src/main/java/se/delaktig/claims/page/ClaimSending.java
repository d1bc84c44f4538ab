package se.delaktig.claims.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageNumber;
import se.delaktig.kernel.view.Views;

/** Sends what a form on a claim's page asks for, and shows the page again where it is refused. */
@Component
class ClaimSending {
  private final ClaimPage page;
  private final Views views;
  private final CommandSender commands;
  private final CommandIds ids;

  ClaimSending(ClaimPage page, Views views, CommandSender commands, CommandIds ids) {
    this.page = page;
    this.views = views;
    this.commands = commands;
    this.ids = ids;
  }

  /** What became of a command. */
  CommandSender.Outcome outcome(Sight sight, String name, Object command) {
    return commands.send(sight.project().value(), name, command, ids.current());
  }

  /**
   * Sends a command and goes back to the claim.
   *
   * @param fields of the command, by the names that the form has for them
   */
  String sent(
      Sight sight,
      ClaimBook.Claim claim,
      String name,
      Object command,
      Map<String, String> fields,
      HttpServletResponse response,
      Model model) {
    return after(outcome(sight, name, command), sight, claim, fields, response, model);
  }

  /** Where to go after a command. */
  String after(
      CommandSender.Outcome outcome,
      Sight sight,
      ClaimBook.Claim claim,
      Map<String, String> fields,
      HttpServletResponse response,
      Model model) {
    return switch (outcome) {
      case CommandSender.Sent done -> {
        views.await(done.position(), ClaimPage.WAIT);
        yield back(sight, claim);
      }
      case CommandSender.Refused refused ->
          again(sight, claim, FormErrors.of(refused, fields), response, model);
      case CommandSender.Unknown unknown ->
          again(sight, claim, FormErrors.of(unknown), response, model);
    };
  }

  static String back(Sight sight, ClaimBook.Claim claim) {
    return "redirect:" + ClaimPage.base(sight.project().value()) + "/" + claim.id();
  }

  /** Shows the claim again, with what is wrong. */
  String again(
      Sight sight,
      ClaimBook.Claim claim,
      FormErrors errors,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page.show(sight, claim, PageNumber.FIRST, model, errors);
  }
}
