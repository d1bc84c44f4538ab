package se.delaktig.kernel.page;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads to where people see to their own account, which is the issuer's matter. */
@Controller
class OwnAccountController {
  private final PageSettings settings;

  OwnAccountController(PageSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/mitt-konto")
  View account(Locale language) {
    // In the language that the page had from which it was asked for.
    return new RedirectView(
        UriComponentsBuilder.fromUri(settings.account())
            .queryParam("lang", language.getLanguage())
            .toUriString());
  }
}
