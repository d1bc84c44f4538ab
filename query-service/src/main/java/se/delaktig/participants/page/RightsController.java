package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.personregister.PersonalNumber;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.event.RetentionDecided;

/** Finds those who ask for their rights, and says how long the project must keep what it has. */
@Controller
class RightsController {
  private final Gate gate;
  private final RightsPage page;
  private final People people;
  private final PersonRegister register;
  private final FormCommands commands;
  private final ProgrammeClock clock;
  private final Words words;

  RightsController(
      Gate gate,
      RightsPage page,
      People people,
      PersonRegister register,
      FormCommands commands,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.page = page;
    this.people = people;
    this.register = register;
    this.commands = commands;
    this.clock = clock;
    this.words = words;
  }

  private Sight seen(String project) {
    return gate.seeWhole(Query.PERSON_RIGHTS, project);
  }

  @GetMapping("/projekt/{project}/registrerade")
  String all(@PathVariable String project, Model model) {
    page.fill(seen(project), model);
    return "participants/rights";
  }

  /** Finds somebody by number; a number stands in no address. */
  @PostMapping("/projekt/{project}/registrerade")
  ModelAndView find(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String personalNumber,
      Model model) {
    Sight sight = seen(project);
    FormErrors errors = FormErrors.none();
    Optional<PersonId> found = Optional.empty();
    try {
      found =
          register
              .find(sight.project(), PersonalNumber.parse(personalNumber, clock.today()))
              .filter(person -> people.one(sight, person.value()).isPresent());
      if (found.isEmpty()) {
        errors.add("personalNumber", "participants.rights.nobody");
      }
    } catch (InvalidPersonalNumberException e) {
      errors.add("personalNumber", "problem.participants." + e.code());
    }
    if (found.isPresent()) {
      return new ModelAndView("redirect:/projekt/" + project + "/registrerade/" + found.get());
    }
    page.fill(sight, model);
    model.addAttribute("errors", errors);
    return new ModelAndView("participants/rights", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  @PostMapping("/projekt/{project}/registrerade/bevarande")
  ModelAndView decide(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String period,
      @RequestParam(defaultValue = "") String rakenskaper,
      @RequestParam(defaultValue = "") String miljon,
      @RequestParam(defaultValue = "") String utbetalning,
      @RequestParam(defaultValue = "false") boolean statsstod,
      @RequestParam(defaultValue = "") String arkiv,
      Model model) {
    Sight sight = seen(project);
    FormErrors errors = FormErrors.none();
    Optional<RetentionDecided.ProgrammePeriod> rules =
        Typed.one(RetentionDecided.ProgrammePeriod.class, period);
    Optional<RetentionDecided.Archive> archive = Typed.one(RetentionDecided.Archive.class, arkiv);
    if (rules.isEmpty()) {
      errors.add("period", "access.pick");
    }
    if (archive.isEmpty()) {
      errors.add("arkiv", "access.pick");
    }
    LocalDate accounts = day("rakenskaper", rakenskaper, errors);
    LocalDate lastPayment = day("utbetalning", utbetalning, errors);
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new DecideRetention(
                  sight.project(),
                  rules.orElseThrow(),
                  accounts,
                  miljon.isEmpty() ? null : miljon.equals("ja"),
                  lastPayment,
                  statsstod,
                  archive.orElseThrow()));
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + project + "/registrerade");
    }
    page.fill(sight, model);
    model.addAttribute(
        "errors",
        errors
            .label("period", words.say("participants.period"))
            .label("arkiv", words.say("participants.archive")));
    return new ModelAndView("participants/rights", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static @Nullable LocalDate day(String field, String typed, FormErrors errors) {
    Optional<LocalDate> day = Typed.date(typed);
    if (day.isEmpty() && !typed.isBlank()) {
      errors.add(field, "participants.fault.date");
    }
    return day.orElse(null);
  }
}
