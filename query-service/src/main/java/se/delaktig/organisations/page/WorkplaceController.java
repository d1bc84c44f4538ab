package se.delaktig.organisations.page;

import java.time.LocalDate;
import java.util.List;
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
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.command.AppointManager;
import se.delaktig.organisations.command.AppointRepresentatives;
import se.delaktig.organisations.command.FormDialogueGroup;
import se.delaktig.organisations.command.NameCertifier;
import se.delaktig.organisations.event.CertifierNamed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** Who is responsible for a workplace, who leads there, and its dialogue groups. */
@Controller
class WorkplaceController {
  private final WorkplacePage page;
  private final OrganisationCommands commands;
  private final Words words;

  WorkplaceController(WorkplacePage page, OrganisationCommands commands, Words words) {
    this.page = page;
    this.commands = commands;
    this.words = words;
  }

  /** Looks for people by name with {@code sokord}, posted so that no name is in an address. */
  @PostMapping("/projekt/{project}/organisationer/{workplace}/sok")
  String search(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String sokord,
      Model model) {
    page.fill(project, workplace, sokord, model);
    return "organisations/workplace";
  }

  @GetMapping("/projekt/{project}/organisationer/{workplace}")
  String workplace(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String sparat,
      Model model) {
    page.fill(project, workplace, "", model);
    String receipt = "organisations.saved." + sparat;
    model.addAttribute("receipt", words.has(receipt) ? words.say(receipt) : null);
    return "organisations/workplace";
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/chef")
  ModelAndView manager(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String manager,
      @RequestParam(defaultValue = "") String from,
      Model model) {
    FormErrors errors = picked("manager", manager);
    Optional<LocalDate> day = Typed.date(from);
    if (day.isEmpty()) {
      errors.add("from", "participants.fault.date");
    }
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new AppointManager(
                  new ProjectId(project),
                  new WorkplaceId(workplace),
                  new PersonId(manager),
                  day.orElseThrow()));
    }
    return after(project, workplace, "chef", errors, model);
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/ombud")
  ModelAndView representatives(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(required = false) @Nullable List<String> representatives,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (representatives == null) {
      errors.add("representatives", "problem.field.notempty");
    } else {
      errors =
          commands.send(
              project,
              new AppointRepresentatives(
                  new ProjectId(project),
                  new WorkplaceId(workplace),
                  representatives.stream().distinct().map(PersonId::new).toList()));
    }
    return after(project, workplace, "ombud", errors, model);
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/ersattare")
  ModelAndView certifier(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(defaultValue = "") String certifier,
      @RequestParam(defaultValue = "DEPUTY") CertifierNamed.As as,
      Model model) {
    FormErrors errors = picked("certifier", certifier);
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new NameCertifier(
                  new ProjectId(project), new PersonId(of), new PersonId(certifier), as));
    }
    return after(project, workplace, "ersattare", errors, model);
  }

  @PostMapping("/projekt/{project}/organisationer/{workplace}/grupp")
  ModelAndView group(
      @PathVariable String project,
      @PathVariable String workplace,
      @RequestParam(defaultValue = "") String name,
      Model model) {
    FormErrors errors = named("name", name);
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new FormDialogueGroup(
                  new ProjectId(project),
                  new GroupId(commands.newId("group")),
                  new WorkplaceId(workplace),
                  name.strip()));
    }
    return after(project, workplace, "grupp", errors, model);
  }

  private ModelAndView after(
      String project, String workplace, String act, FormErrors errors, Model model) {
    if (errors.isEmpty()) {
      return new ModelAndView(
          "redirect:/projekt/" + project + "/organisationer/" + workplace + "?sparat=" + act);
    }
    model.addAttribute("open", act);
    errors
        .label("manager", words.say("organisations.manager"))
        .label("from", words.say("organisations.from"))
        .label("representatives", words.say("organisations.representatives"))
        .label("certifier", words.say("organisations.certifier"))
        .label("name", words.say("organisations.group-name"));
    page.fill(project, workplace, "", model);
    model.addAttribute("errors", errors);
    return new ModelAndView(
        "organisations/workplace", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static FormErrors named(String field, String name) {
    FormErrors errors = FormErrors.none();
    return name.isBlank() ? errors.add(field, "problem.field.notblank") : errors;
  }

  private static FormErrors picked(String field, String person) {
    FormErrors errors = FormErrors.none();
    return person.isEmpty() ? errors.add(field, "organisations.pick-person") : errors;
  }
}
