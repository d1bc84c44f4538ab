package se.delaktig.access.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.AccountDirectory;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.PageSettings;

/** Programs that work for an account: made with fewer rights than it has, and withdrawn again. */
@Controller
class ProgramsController {
  private static final int LONGEST_NAME = 80;

  private final Gate gate;
  private final AccountDirectory accounts;
  private final AccountNames names;
  private final ProgramRights rights;
  private final PageSettings settings;

  ProgramsController(
      Gate gate,
      AccountDirectory accounts,
      AccountNames names,
      ProgramRights rights,
      PageSettings settings) {
    this.gate = gate;
    this.accounts = accounts;
    this.names = names;
    this.rights = rights;
    this.settings = settings;
  }

  @GetMapping("/konton/{subject}/program")
  String form(@PathVariable String subject, Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    fill(subject, model);
    return "access/program";
  }

  private void fill(String subject, Model model) {
    AccountDirectory.Listed account =
        accounts
            .everybody()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE))
            .accounts()
            .stream()
            .filter(one -> one.subject().equals(subject) && !one.disabled())
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("subject", subject);
    model.addAttribute("owner", names.of(subject, account.displayName(), null).name());
    model.addAttribute("reads", rights.reads(subject));
    model.addAttribute("reports", rights.reports(subject));
  }

  @PostMapping("/konton/{subject}/program")
  ModelAndView make(
      @PathVariable String subject,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") List<String> lasa,
      @RequestParam(defaultValue = "") List<String> rapportera,
      Model model) {
    gate.seeOffice(Query.ACCOUNTS);
    fill(subject, model);
    FormErrors errors = FormErrors.none();
    if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
      errors.add("name", "access.program.name-wrong");
    }
    Set<String> scopes = rights.scopes(subject, lasa, rapportera);
    if (scopes.isEmpty()) {
      errors.add("lasa", "access.program.nothing-chosen");
    }
    Optional<AccountDirectory.MadeProgram> made =
        errors.isEmpty() ? accounts.makeProgram(subject, name.strip(), scopes) : Optional.empty();
    if (errors.isEmpty() && made.isEmpty()) {
      errors.add(null, "access.issuer-silent");
    }
    if (!errors.isEmpty()) {
      model.addAttribute("errors", errors);
      return new ModelAndView("access/program", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    model.addAttribute("name", name.strip());
    model.addAttribute("made", made.orElseThrow());
    model.addAttribute("tokens", settings.tokenAddress());
    return new ModelAndView("access/program-made", model.asMap());
  }

  @PostMapping("/konton/{subject}/program/{program}/ta-tillbaka")
  String withdraw(@PathVariable String subject, @PathVariable String program) {
    gate.seeOffice(Query.ACCOUNTS);
    boolean theirs =
        rights.of(subject).stream().anyMatch(line -> line.program().id().equals(program));
    if (!theirs) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    if (!accounts.withdrawProgram(program)) {
      throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }
    return "redirect:/konton/" + subject;
  }
}
