package se.delaktig.participants.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.command.RegisterParticipant;
import se.delaktig.participants.command.RegisterWithoutNumber;
import se.delaktig.participants.event.Sex;
import se.delaktig.project.event.ProjectId;

/** Registers one person. */
@Controller
class RegisterController {
  private final Gate gate;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Words words;

  RegisterController(
      Gate gate,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/deltagare/registrera")
  String form(@PathVariable String project, Model model) {
    fill(sight(project), model);
    return "participants/register";
  }

  @PostMapping("/projekt/{project}/deltagare/registrera")
  ModelAndView register(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String givenName,
      @RequestParam(defaultValue = "") String familyName,
      @RequestParam(defaultValue = "") String personalNumber,
      @RequestParam(defaultValue = "false") boolean withoutNumber,
      @RequestParam(defaultValue = "") String born,
      @RequestParam(defaultValue = "") String sex,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String workplace,
      @RequestParam(defaultValue = "") String group,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "false") boolean protectedIdentity,
      Model model) {
    Sight sight = sight(project);
    Optional<LocalDate> day = Typed.date(from);
    Optional<OrganisationId> organisation =
        workplace.isEmpty()
            ? Optional.empty()
            : sight.programme().places().organisationOf(new WorkplaceId(workplace));
    FormErrors errors = FormErrors.none();
    required(errors, "givenName", givenName);
    required(errors, "familyName", familyName);
    Optional<LocalDate> birthday = Typed.date(born);
    Optional<Sex> juridical =
        Arrays.stream(Sex.values()).filter(one -> one.name().equals(sex)).findFirst();
    if (!withoutNumber) {
      required(errors, "personalNumber", personalNumber);
    } else {
      if (birthday.isEmpty()) {
        errors.add("born", "participants.fault.date");
      }
      if (juridical.isEmpty()) {
        errors.add("sex", "access.pick");
      }
      if (!personalNumber.isBlank()) {
        errors.add("personalNumber", "participants.without-number.but-typed");
      }
    }
    if (organisation.isEmpty()) {
      errors.add("workplace", "participants.pick-workplace");
    }
    if (day.isEmpty()) {
      errors.add("from", "participants.fault.date");
    }
    if (errors.isEmpty()) {
      UUID id = ids.current();
      ProgrammeCommand command =
          withoutNumber
              ? new RegisterWithoutNumber(
                  new ProjectId(project),
                  givenName.strip(),
                  familyName.strip(),
                  birthday.orElseThrow(),
                  juridical.orElseThrow(),
                  Forms.orNothing(email),
                  organisation.orElseThrow(),
                  new WorkplaceId(workplace),
                  groupOf(group),
                  day.orElseThrow(),
                  protectedIdentity)
              : new RegisterParticipant(
                  new ProjectId(project),
                  givenName.strip(),
                  familyName.strip(),
                  personalNumber.strip(),
                  Forms.orNothing(email),
                  organisation.orElseThrow(),
                  new WorkplaceId(workplace),
                  groupOf(group),
                  day.orElseThrow(),
                  protectedIdentity);
      switch (commands.send(project, ProgrammeCommand.nameOf(command.getClass()), command, id)) {
        case CommandSender.Sent sent -> {
          views.await(sent.position(), FormCommands.PATIENCE);
          return new ModelAndView(
              "redirect:/projekt/" + project + "/deltagare/" + sent.id() + "?sparat=registrerad");
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
    }
    fill(sight, model);
    model.addAttribute("errors", label(errors));
    return new ModelAndView(
        "participants/register", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private FormErrors label(FormErrors errors) {
    return errors
        .label("givenName", words.say("participants.column.GIVEN_NAME"))
        .label("familyName", words.say("participants.column.FAMILY_NAME"))
        .label("personalNumber", words.say("participants.column.PERSONAL_NUMBER"))
        .label("born", words.say("participants.born"))
        .label("sex", words.say("participants.sex"))
        .label("email", words.say("participants.column.EMAIL"))
        .label("workplace", words.say("participants.column.WORKPLACE"))
        .label("group", words.say("participants.column.GROUP"))
        .label("from", words.say("participants.column.FROM"));
  }

  private static @Nullable GroupId groupOf(String typed) {
    return typed.isEmpty() ? null : new GroupId(typed);
  }

  private static void required(FormErrors errors, String field, String typed) {
    if (typed.isBlank()) {
      errors.add(field, "problem.field.notblank");
    }
  }

  private Sight sight(String project) {
    Sight sight = gate.see(Query.PERSON_DETAILS, project);
    if (!Forms.may(sight, RegisterParticipant.class)) {
      throw new AccessDeniedException("access.denied");
    }
    return sight;
  }

  private void fill(Sight sight, Model model) {
    PlaceNames places = new PlaceNames(sight.programme().places());
    model.addAttribute("project", sight.project().value());
    model.addAttribute("workplaces", places.workplaces(sight, null));
    model.addAttribute("groups", places.groups(sight));
    model.addAttribute("today", clock.today());
    model.addAttribute("sexes", Choice.all(Sex.class, "participants.sex", words));
  }
}
