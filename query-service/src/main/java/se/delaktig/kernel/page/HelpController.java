package se.delaktig.kernel.page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What is open to everybody: help, and how accessible the program is. */
@Controller
class HelpController {
  @GetMapping("/hjalp")
  String help() {
    return "kernel/help";
  }

  @GetMapping("/tillganglighet")
  String accessibility() {
    return "kernel/accessibility";
  }
}
