package se.delaktig.hours.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.CommandSender.Refused;
import se.delaktig.kernel.page.CommandSender.Sent;
import se.delaktig.kernel.page.CommandSender.Unknown;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** The leader's phone goes round: each participant signs with one tap on the own name. */
@Controller
class SignOnPhoneController {
  private static final Duration WAIT = Duration.ofSeconds(2);

  private final Gate gate;
  private final ViewReader<PersonHours> people;
  private final Views views;
  private final PeopleNames names;
  private final SessionLines lines;
  private final CommandSender commands;
  private final Fmt fmt;

  SignOnPhoneController(
      Gate gate,
      Views views,
      PersonHoursView people,
      PeopleNames names,
      SessionLines lines,
      CommandSender commands,
      Fmt fmt) {
    this.gate = gate;
    this.people = views.reader(people);
    this.views = views;
    this.names = names;
    this.lines = lines;
    this.commands = commands;
    this.fmt = fmt;
  }

  /** One participant: either a button, or a mark that it is done. */
  record Signer(String field, String name, boolean masked, String minutes, boolean signed) {}

  /** Where the phone goes round, and what the pages of it are called. */
  private enum Round {
    DIALOGUE("/dialog/", "", ActivityKind.WORKPLACE_DIALOGUE, Query.DIALOGUE),
    TRAINING("/utbildning/", "/narvaro", ActivityKind.PREPARAND_TRAINING, Query.TRAINING);

    private final String under;
    private final String ownPage;
    private final ActivityKind kind;
    private final Query query;

    Round(String under, String ownPage, ActivityKind kind, Query query) {
      this.under = under;
      this.ownPage = ownPage;
      this.kind = kind;
      this.query = query;
    }

    String session(String project, String session) {
      return "/projekt/" + project + under + session + ownPage;
    }

    String signing(String project, String session) {
      return "/projekt/" + project + under + session + "/skriv-under";
    }
  }

  @GetMapping("/projekt/{project}/dialog/{session}/skriv-under")
  String showDialogue(@PathVariable String project, @PathVariable String session, Model model) {
    return page(Round.DIALOGUE, project, session, FormErrors.none(), model);
  }

  @GetMapping("/projekt/{project}/utbildning/{session}/skriv-under")
  String showTraining(@PathVariable String project, @PathVariable String session, Model model) {
    return page(Round.TRAINING, project, session, FormErrors.none(), model);
  }

  @PostMapping("/projekt/{project}/dialog/{session}/skriv-under")
  String signDialogue(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(defaultValue = "") String rad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletResponse response,
      Model model) {
    return sign(Round.DIALOGUE, project, session, rad, commandId, response, model);
  }

  @PostMapping("/projekt/{project}/utbildning/{session}/skriv-under")
  String signTraining(
      @PathVariable String project,
      @PathVariable String session,
      @RequestParam(defaultValue = "") String rad,
      @RequestParam(CommandIds.FIELD) UUID commandId,
      HttpServletResponse response,
      Model model) {
    return sign(Round.TRAINING, project, session, rad, commandId, response, model);
  }

  private String sign(
      Round round,
      String project,
      String session,
      String rad,
      UUID commandId,
      HttpServletResponse response,
      Model model) {
    gate.see(round.query, project);
    HoursRow row =
        HoursRow.read(rad).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    var outcome =
        commands.send(
            project,
            "sign-hours",
            new SignHours(
                new SignatureId(commandId.toString()),
                SignatureKind.LEADERS_PHONE,
                List.of(row.signed())),
            commandId);
    FormErrors errors =
        switch (outcome) {
          case Sent sent -> {
            views.await(sent.position(), WAIT);
            yield FormErrors.none();
          }
          case Refused refused -> FormErrors.of(refused);
          case Unknown unknown -> FormErrors.of(unknown);
        };
    if (errors.isEmpty()) {
      return "redirect:" + round.signing(project, session);
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(round, project, session, errors, model);
  }

  private String page(Round round, String project, String session, FormErrors errors, Model model) {
    Sight sight = gate.see(round.query, project);
    PersonHours.@Nullable Entry about = null;
    List<PersonHours> present = new ArrayList<>();
    List<PersonHours.Entry> entries = new ArrayList<>();
    for (PersonHours person : sight.among(people.all(project).states())) {
      for (PersonHours.Entry entry : person.entries()) {
        if (entry.session().kind() == round.kind
            && entry.session().id().equals(session)
            && entry.presence().attended()) {
          about = entry;
          present.add(person);
          entries.add(entry);
        }
      }
    }
    if (about == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    PeopleNames.Names shown = names.of(project, present.stream().map(PersonHours::person).toList());
    List<Signer> signers = new ArrayList<>();
    for (int i = 0; i < present.size(); i++) {
      PersonHours person = present.get(i);
      PersonHours.Entry entry = entries.get(i);
      PeopleNames.Shown who = shown.get(person.person());
      signers.add(
          new Signer(
              HoursRow.of(person, entry).field(),
              who.name(),
              who.masked(),
              fmt.minutes(entry.minutes()),
              entry.signed() != null && entry.disputed() == null));
    }
    signers.sort(Comparator.comparing(Signer::name));
    long done = signers.stream().filter(Signer::signed).count();
    model.addAttribute("errors", errors);
    model.addAttribute("signing", round.signing(project, session));
    model.addAttribute("sessionPage", round.session(project, session));
    model.addAttribute("when", lines.when(about));
    model.addAttribute(
        "where",
        round.kind == ActivityKind.PREPARAND_TRAINING
            ? lines.activity(about)
            : lines.where(sight.programme(), about.workplace()));
    model.addAttribute("signers", signers);
    model.addAttribute("done", done);
    model.addAttribute("all", signers.size());
    model.addAttribute(
        "maySign",
        sight.roles().stream()
            .anyMatch(role ->
                role == Role.PROCESS_LEADER
                    || role == Role.PROJECT_LEADER
                    || role == Role.PROJECT_WORKER));
    return "hours/sign-on-phone";
  }
}
