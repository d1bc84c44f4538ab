package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** What is shown instead of hours when a link does not open. */
final class LinkStates {
  private LinkStates() {}

  /**
   * @param state {@code expired}, {@code closed} or {@code unreachable}
   * @param renewal where a new link is asked for; absent where none can be
   */
  static String closed(
      String state, @Nullable String renewal, HttpServletResponse response, Model model) {
    response.setStatus(
        (switch (state) {
              case "expired" -> HttpStatus.GONE;
              case "unreachable" -> HttpStatus.SERVICE_UNAVAILABLE;
              default -> HttpStatus.NOT_FOUND;
            })
            .value());
    model.addAttribute("state", state);
    model.addAttribute("renewal", renewal);
    return "hours/link-closed";
  }
}
