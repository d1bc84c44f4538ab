package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.command.ChangeWorkplace;
import se.delaktig.participants.command.CorrectDetails;
import se.delaktig.participants.command.EndEmployment;
import se.delaktig.participants.command.RecordPersonalNumber;
import se.delaktig.participants.event.PersonId;

/** One person, and what can be changed of where and who the person is. */
@Controller
class PersonController {
  private final Gate gate;
  private final PersonPage page;
  private final PersonForms forms;
  private final Words words;

  PersonController(Gate gate, PersonPage page, PersonForms forms, Words words) {
    this.gate = gate;
    this.page = page;
    this.forms = forms;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/deltagare/{nr}")
  String person(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String sparat,
      Model model) {
    page.fill(project, nr, model);
    model.addAttribute(
        "receipt",
        words.has("participants.saved." + sparat) ? "participants.saved." + sparat : null);
    return "participants/person";
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/uppgifter")
  ModelAndView correct(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String givenName,
      @RequestParam(defaultValue = "") String familyName,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String phone,
      @RequestParam(defaultValue = "false") boolean protectedIdentity,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (givenName.isBlank()) {
      errors.add("givenName", "problem.field.notblank");
    }
    if (familyName.isBlank()) {
      errors.add("familyName", "problem.field.notblank");
    }
    return forms.send(
        project,
        nr,
        "uppgifter",
        errors,
        () ->
            new CorrectDetails(
                new PersonId(nr),
                givenName.strip(),
                familyName.strip(),
                Forms.orNothing(email),
                Forms.orNothing(phone),
                protectedIdentity),
        Map.of(),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/flytta")
  ModelAndView move(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String workplace,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String from,
      Model model) {
    Sight sight = gate.see(Query.PEOPLE, project);
    Optional<OrganisationId> organisation =
        workplace.isEmpty()
            ? Optional.empty()
            : sight.programme().places().organisationOf(new WorkplaceId(workplace));
    Optional<LocalDate> day = Typed.date(from);
    FormErrors errors = FormErrors.none();
    if (organisation.isEmpty()) {
      errors.add("workplace", "participants.pick-workplace");
    }
    if (day.isEmpty()) {
      errors.add("from", "participants.fault.date");
    }
    return forms.send(
        project,
        nr,
        "flytta",
        errors,
        () ->
            new ChangeWorkplace(
                new PersonId(nr),
                organisation.orElseThrow(),
                new WorkplaceId(workplace),
                group.isEmpty() ? null : new GroupId(group),
                day.orElseThrow()),
        Map.of("organisation", "workplace"),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/sluta")
  ModelAndView end(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String lastDay,
      Model model) {
    Optional<LocalDate> day = Typed.date(lastDay);
    FormErrors errors = FormErrors.none();
    if (organisation.isEmpty()) {
      errors.add("organisation", "participants.pick-employer");
    }
    if (day.isEmpty()) {
      errors.add("lastDay", "participants.fault.date");
    }
    return forms.send(
        project,
        nr,
        "sluta",
        errors,
        () ->
            new EndEmployment(
                new PersonId(nr), new OrganisationId(organisation), day.orElseThrow()),
        Map.of(),
        model);
  }

  @PostMapping("/projekt/{project}/deltagare/{nr}/nummer")
  ModelAndView number(
      @PathVariable String project,
      @PathVariable String nr,
      @RequestParam(defaultValue = "") String personalNumber,
      Model model) {
    FormErrors errors = FormErrors.none();
    if (personalNumber.isBlank()) {
      errors.add("personalNumber", "problem.field.notblank");
    }
    return forms.send(
        project,
        nr,
        "nummer",
        errors,
        () -> new RecordPersonalNumber(new PersonId(nr), personalNumber.strip()),
        Map.of(),
        model);
  }
}
