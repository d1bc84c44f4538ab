package se.delaktig.organisations.page;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.command.AddWorkplace;
import se.delaktig.organisations.command.JoinOrganisation;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan.Sector;

/** Which organisations take part, and the workplaces of each. */
@Controller
class OrganisationsController {
  private final OrganisationsPage page;
  private final OrganisationCommands commands;
  private final Words words;

  OrganisationsController(OrganisationsPage page, OrganisationCommands commands, Words words) {
    this.page = page;
    this.commands = commands;
    this.words = words;
  }

  /**
   * @param sparat what was just saved
   */
  @GetMapping("/projekt/{project}/organisationer")
  String organisations(
      @PathVariable String project, @RequestParam(defaultValue = "") String sparat, Model model) {
    page.fill(project, model);
    String receipt = "organisations.saved." + sparat;
    model.addAttribute("receipt", words.has(receipt) ? words.say(receipt) : null);
    return "organisations/list";
  }

  @PostMapping("/projekt/{project}/organisationer/ny")
  ModelAndView join(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String number,
      @RequestParam(defaultValue = "") String sector,
      @RequestParam(defaultValue = "") String joined,
      Model model) {
    FormErrors errors = named("name", name);
    if (!number.isBlank() && !number.strip().matches("\\d{6}-\\d{4}")) {
      errors.add("number", "organisations.number-wrong");
    }
    Optional<LocalDate> day = Typed.date(joined);
    if (day.isEmpty()) {
      errors.add("joined", "participants.fault.date");
    }
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new JoinOrganisation(
                  new ProjectId(project),
                  new OrganisationId(commands.newId("organisation")),
                  name.strip(),
                  stated(group),
                  stated(number),
                  sector.isEmpty() ? Stated.notStated() : Stated.stated(Sector.valueOf(sector)),
                  day.orElseThrow()));
    }
    return errors.isEmpty() ? back(project, "ny") : again(project, errors, "ny", model);
  }

  @PostMapping("/projekt/{project}/organisationer/arbetsplats")
  ModelAndView add(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String workplaceName,
      Model model) {
    FormErrors errors = named("workplaceName", workplaceName);
    if (organisation.isEmpty()) {
      errors.add("organisation", "participants.pick-employer");
    }
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new AddWorkplace(
                  new ProjectId(project),
                  new WorkplaceId(commands.newId("workplace")),
                  new OrganisationId(organisation),
                  workplaceName.strip()),
              Map.of("name", "workplaceName"));
    }
    return errors.isEmpty()
        ? back(project, "arbetsplats")
        : again(project, errors, "arbetsplats", model);
  }

  private ModelAndView again(String project, FormErrors errors, String open, Model model) {
    page.fill(project, model);
    model.addAttribute("errors", labelled(errors));
    model.addAttribute("open", open);
    return new ModelAndView("organisations/list", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors labelled(FormErrors errors) {
    return errors
        .label("name", words.say("organisations.name"))
        .label("number", words.say("organisations.organisation-number"))
        .label("joined", words.say("organisations.joined"))
        .label("organisation", words.say("organisations.organisation"))
        .label("workplaceName", words.say("organisations.workplace-name"));
  }

  private static FormErrors named(String field, String name) {
    FormErrors errors = FormErrors.none();
    return name.isBlank() ? errors.add(field, "problem.field.notblank") : errors;
  }

  private static Stated<String> stated(String typed) {
    return typed.isBlank() ? Stated.notStated() : Stated.stated(typed.strip());
  }

  private static ModelAndView back(String project, String saved) {
    return new ModelAndView("redirect:/projekt/" + project + "/organisationer?sparat=" + saved);
  }
}
