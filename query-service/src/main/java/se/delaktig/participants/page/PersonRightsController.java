package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;

/** What somebody may ask for about themselves: what they were told, a hold, and to be erased. */
@Controller
class PersonRightsController {
  private final Gate gate;
  private final PersonRightsPage page;
  private final FormCommands commands;
  private final Words words;

  PersonRightsController(Gate gate, PersonRightsPage page, FormCommands commands, Words words) {
    this.gate = gate;
    this.page = page;
    this.commands = commands;
    this.words = words;
  }

  private Sight seen(String project) {
    return gate.seeWhole(Query.PERSON_RIGHTS, project);
  }

  @GetMapping("/projekt/{project}/registrerade/{nr}")
  String person(@PathVariable String project, @PathVariable String nr, Model model) {
    page.fill(seen(project), nr, model);
    return "participants/rights-one";
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/information")
  ModelAndView inform(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String datum,
      @RequestParam(defaultValue = "") String vad,
      @RequestParam(defaultValue = "") String hur,
      Model model) {
    Sight sight = seen(project);
    PersonId person = page.fill(sight, nr, model);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> date = Typed.date(datum);
    Optional<PersonInformed.What> what = Typed.one(PersonInformed.What.class, vad);
    Optional<PersonInformed.How> how = Typed.one(PersonInformed.How.class, hur);
    if (date.isEmpty()) {
      errors.add("datum", "participants.fault.date");
    }
    if (what.isEmpty()) {
      errors.add("vad", "access.pick");
    }
    if (how.isEmpty()) {
      errors.add("hur", "access.pick");
    }
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new RecordInformation(
                  person, date.orElseThrow(), what.orElseThrow(), how.orElseThrow()));
    }
    return settled(sight, nr, errors, model);
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/sparr")
  ModelAndView hold(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String varfor,
      Model model) {
    Sight sight = seen(project);
    PersonId person = page.fill(sight, nr, model);
    Optional<HoldPlaced.Reason> reason = Typed.one(HoldPlaced.Reason.class, varfor);
    FormErrors errors =
        reason.isEmpty()
            ? FormErrors.none().add("varfor", "access.pick")
            : commands.send(project, new PlaceHold(person, reason.get()));
    return settled(sight, nr, errors, model);
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/hav")
  ModelAndView lift(@PathVariable String project, @PathVariable String nr, Model model) {
    Sight sight = seen(project);
    PersonId person = page.fill(sight, nr, model);
    return settled(sight, nr, commands.send(project, new LiftHold(person)), model);
  }

  @PostMapping("/projekt/{project}/registrerade/{nr}/radera")
  ModelAndView erase(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "false") boolean saker,
      @RequestParam(defaultValue = "") List<String> text,
      Model model) {
    Sight sight = seen(project);
    PersonId person = page.fill(sight, nr, model);
    FormErrors errors =
        saker
            ? commands.send(project, new ErasePerson(person, text))
            : FormErrors.none().add("saker", "participants.erase.unsure");
    return settled(sight, nr, errors, model);
  }

  private ModelAndView settled(Sight sight, String nr, FormErrors errors, Model model) {
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:/projekt/" + sight.project() + "/registrerade/" + nr);
    }
    model.addAttribute(
        "errors",
        errors
            .label("vad", words.say("participants.told"))
            .label("hur", words.say("participants.told-by"))
            .label("varfor", words.say("participants.hold.why")));
    return new ModelAndView(
        "participants/rights-one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
