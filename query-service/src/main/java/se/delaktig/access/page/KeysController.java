package se.delaktig.access.page;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Words;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonRegister.KeyChanges;

/** The register's master keys: a new one while everything runs, and the end of the older ones. */
@Controller
class KeysController {
  private static final Logger LOG = LoggerFactory.getLogger(KeysController.class);
  private static final String ROTATE = "byt";
  private static final String RETIRE = "forstor";

  /** As long as the register itself demands. */
  private static final Duration TOO_YOUNG = Duration.ofMinutes(10);

  private final Gate gate;
  private final PersonRegister register;
  private final Fmt fmt;
  private final Words words;

  KeysController(Gate gate, PersonRegister register, Fmt fmt, Words words) {
    this.gate = gate;
    this.register = register;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping("/drift/nycklar")
  String keys(Model model) {
    gate.seeOffice(Query.OPERATIONS);
    fill(model);
    return "access/keys";
  }

  private KeyChanges fill(Model model) {
    KeyChanges changes = register.keyChanges();
    boolean older =
        changes.rotated() != null
            && (changes.retired() == null || changes.retired().isBefore(changes.rotated()));
    model.addAttribute(
        "rotated",
        changes.rotated() == null ? words.say("access.keys.never") : fmt.moment(changes.rotated()));
    model.addAttribute(
        "retired",
        changes.retired() == null ? words.say("access.keys.never") : fmt.moment(changes.retired()));
    model.addAttribute("older", older);
    return changes;
  }

  @PostMapping("/drift/nycklar")
  ModelAndView change(@RequestParam(defaultValue = "") String vad, Model model) {
    gate.seeOffice(Query.OPERATIONS);
    KeyChanges changes = fill(model);
    FormErrors errors = FormErrors.none();
    switch (vad) {
      case ROTATE -> LOG.info("New master key; {} keys wrapped anew", register.rotateKeys());
      case RETIRE -> {
        if (changes.rotated() == null || changes.rotated().plus(TOO_YOUNG).isAfter(Instant.now())) {
          errors.add(null, "access.keys.too-young");
        } else {
          register.retireKeys();
          LOG.info("Older master keys destroyed");
        }
      }
      default -> errors.add(null, "access.pick");
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/drift/nycklar");
    }
    model.addAttribute("errors", errors);
    return new ModelAndView("access/keys", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
