package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import se.delaktig.kernel.page.FormErrors;

/** Where a participant types the code of the mail, instead of opening the link in it. */
@Controller
class OwnCodeController {
  private static final String PAGE = "hours/own-code";

  @GetMapping("/mina-timmar")
  String ask(Model model) {
    model.addAttribute("errors", FormErrors.none());
    return PAGE;
  }

  @PostMapping("/mina-timmar")
  String open(
      @RequestParam(defaultValue = "") String kod, HttpServletResponse response, Model model) {
    if (kod.isBlank()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("errors", FormErrors.none().add("kod", "hours.code.pick"));
      return PAGE;
    }
    return "redirect:/mina-timmar/"
        + UriUtils.encodePathSegment(TypedCode.meant(kod), StandardCharsets.UTF_8);
  }
}
