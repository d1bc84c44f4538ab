package se.delaktig.kernel.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Leads to where people see to their own account, which is the issuer's matter. */
@Controller
class OwnAccountController {
  private final PageSettings settings;

  OwnAccountController(PageSettings settings) {
    this.settings = settings;
  }

  @GetMapping("/mitt-konto")
  View account() {
    return new RedirectView(settings.account().toString());
  }
}
