package se.delaktig.training.page;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.training.command.AppointPreparand;
import se.delaktig.training.command.CompletePreparandTraining;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;
import se.delaktig.training.event.TrainingSessionId;
import se.delaktig.training.view.PreparandStatements;
import se.delaktig.training.view.Preparing;

/** What is done to preparands: appointed, declared complete, given a dispensation. */
@Controller
class PreparandController {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Gate gate;
  private final PreparandStatements statements;
  private final Candidates candidates;
  private final TrainingOverview overview;
  private final Views views;
  private final CommandSender commands;

  PreparandController(
      Gate gate,
      PreparandStatements statements,
      Candidates candidates,
      TrainingOverview overview,
      Views views,
      CommandSender commands) {
    this.gate = gate;
    this.statements = statements;
    this.candidates = candidates;
    this.overview = overview;
    this.views = views;
    this.commands = commands;
  }

  @PostMapping("/projekt/{project}/utbildning/utse")
  String appoint(
      @PathVariable String project,
      @RequestParam(name = "person", required = false) @Nullable Set<String> chosen,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.TRAINING, project);
    List<ProgrammeCommand> asked =
        candidates.of(sight).entrySet().stream()
            .filter(one -> chosen != null && chosen.contains(one.getKey().value()))
            .<ProgrammeCommand>map(one -> new AppointPreparand(one.getKey(), one.getValue().as()))
            .toList();
    if (asked.isEmpty()) {
      return refused(
          sight, FormErrors.none().add("person", "training.appoint.pick"), model, response);
    }
    return send(sight, asked, once, TrainingController.Done.APPOINTED, model, response);
  }

  @PostMapping("/projekt/{project}/utbildning/klara")
  String complete(
      @PathVariable String project,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.TRAINING, project);
    List<ProgrammeCommand> asked =
        statements.of(sight).reached().stream()
            .<ProgrammeCommand>map(one -> completion(one.person(), null))
            .toList();
    return send(sight, asked, once, TrainingController.Done.COMPLETED, model, response);
  }

  @PostMapping("/projekt/{project}/utbildning/dispens")
  String dispense(
      @PathVariable String project,
      @RequestParam(name = "vem", defaultValue = "") String who,
      @RequestParam(name = "skal", defaultValue = "") String why,
      @RequestParam(CommandIds.FIELD) UUID once,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.TRAINING, project);
    FormErrors errors = FormErrors.none();
    PersonHours person =
        statements.of(sight).lacking().stream()
            .map(Preparing::person)
            .filter(one -> one.person().value().equals(who))
            .findFirst()
            .orElse(null);
    Dispensation reason =
        Stream.of(Dispensation.values())
            .filter(one -> one.name().equals(why))
            .findFirst()
            .orElse(null);
    if (person == null) {
      errors.add("vem", "training.dispensation.pick");
    }
    if (reason == null) {
      errors.add("skal", "training.dispensation.pick-why");
    }
    return person == null || reason == null
        ? refused(sight, errors, model, response)
        : send(
            sight,
            List.of(completion(person, reason)),
            once,
            TrainingController.Done.DISPENSED,
            model,
            response);
  }

  private static CompletePreparandTraining completion(
      PersonHours person, @Nullable Dispensation dispensation) {
    List<TrainingSessionId> attended =
        person.entries().stream()
            .filter(entry -> entry.session().kind() == ActivityKind.PREPARAND_TRAINING)
            .filter(entry -> entry.presence().attended())
            .map(entry -> new TrainingSessionId(entry.session().id()))
            .toList();
    return new CompletePreparandTraining(person.person(), attended, dispensation);
  }

  /**
   * Sends one command for each person. Each has an id of its own, drawn from the form's, so that a
   * form sent twice still happens once; one that fails stops the rest, and what was done is seen.
   */
  private String send(
      Sight sight,
      List<ProgrammeCommand> asked,
      UUID once,
      TrainingController.Done done,
      Model model,
      HttpServletResponse response) {
    String project = sight.project().value();
    long position = -1;
    int sent = 0;
    FormErrors errors = FormErrors.none();
    for (ProgrammeCommand command : asked) {
      UUID id = UUID.nameUUIDFromBytes((once + command.stream()).getBytes(StandardCharsets.UTF_8));
      String name = ProgrammeCommand.nameOf(command.getClass());
      switch (commands.send(project, name, command, id)) {
        case CommandSender.Sent(long at, var begun) -> {
          position = at;
          sent++;
        }
        case CommandSender.Refused refused -> errors = FormErrors.of(refused);
        case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
      }
      if (!errors.isEmpty()) {
        break;
      }
    }
    if (position >= 0) {
      views.await(position, PATIENCE);
    }
    return errors.isEmpty()
        ? "redirect:/projekt/" + project + "/utbildning?gjort=" + done + "&antal=" + sent
        : refused(gate.see(Query.TRAINING, project), errors, model, response);
  }

  private String refused(
      Sight sight, FormErrors errors, Model model, HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("errors", errors);
    return overview.show(sight, TrainingController.Filter.LACKING, "", model);
  }
}
