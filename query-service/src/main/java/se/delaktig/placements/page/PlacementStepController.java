package se.delaktig.placements.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.placements.command.RecordRecruitmentOutcome;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Group;
import se.delaktig.placements.event.RecruitmentOutcomeRecorded.Step;
import se.delaktig.placements.view.Chain;

/** A step of a placement: the first one, or the one that it went on to. */
@Controller
@RequestMapping("/projekt/{project}/praktik-och-jobb/steg")
class PlacementStepController {
  private static final Map<String, String> FIELDS =
      Map.of(
          "step", "steg",
          "workplace", "arbetsplats",
          "from", "fran",
          "group", "grupp",
          "evidence", "underlag");

  private final Gate gate;
  private final PlacementForms forms;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;
  private final Words words;

  PlacementStepController(
      Gate gate,
      PlacementForms forms,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.forms = forms;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping
  String form(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String placering,
      Model model) {
    return form(project, placering, model, FormErrors.none());
  }

  private String form(String project, @Nullable String placement, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.PLACEMENTS, project);
    Chain chain = placement == null ? null : forms.chain(sight, placement);
    model.addAttribute("base", PlacementForms.base(project));
    model.addAttribute("placement", placement);
    model.addAttribute("today", clock.today());
    model.addAttribute("errors", errors);
    model.addAttribute("steps", Choice.all(Step.class, "placements.step", words));
    model.addAttribute("groups", Choice.all(Group.class, "placements.group", words));
    model.addAttribute("workplaces", workplaces(sight));
    Chain.Link last = chain == null ? null : chain.latest().orElse(null);
    model.addAttribute(
        "group", last == null ? null : words.say("placements.group." + last.step().group()));
    model.addAttribute("lastWorkplace", last == null ? null : last.step().workplace().value());
    return "placements/step";
  }

  private List<Choice> workplaces(Sight sight) {
    Places places = sight.programme().places();
    return places.workplaces().values().stream()
        .filter(workplace -> sight.sees(workplace.workplace()))
        .sorted(Comparator.comparing(WorkplaceAdded::name))
        .map(workplace -> new Choice(workplace.workplace().value(), workplace.name()))
        .toList();
  }

  @PostMapping
  String step(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String placering,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = gate.see(Query.PLACEMENTS, project);
    String placement = placering == null || placering.isBlank() ? null : placering;
    UUID commandId = commandIds.current();
    FormErrors errors = FormErrors.none();
    Optional<Step> step = Typed.one(Step.class, typed.get("steg"));
    Optional<Group> group =
        placement == null
            ? Typed.one(Group.class, typed.get("grupp"))
            : forms.chain(sight, placement).latest().map(link -> link.step().group());
    Optional<LocalDate> from = Typed.date(typed.get("fran"));
    String workplace = typed.getOrDefault("arbetsplats", "");
    forms.require(errors, step.isPresent(), "steg", "placements.step.label");
    forms.require(
        errors,
        workplaces(sight).stream().anyMatch(c -> c.value().equals(workplace)),
        "arbetsplats",
        "placements.workplace.label");
    forms.require(errors, from.isPresent(), "fran", "placements.from.label");
    forms.require(errors, group.isPresent(), "grupp", "placements.group.label");
    if (!errors.isEmpty()) {
      return PlacementForms.again(response, form(project, placement, model, errors));
    }
    String evidence = typed.getOrDefault("underlag", "").strip();
    RecordRecruitmentOutcome command =
        new RecordRecruitmentOutcome(
            // A resend of the form must name the same placement, so its id is the form's own.
            new PlacementId(placement == null ? commandId.toString() : placement),
            step.orElseThrow(),
            new WorkplaceId(workplace),
            from.orElseThrow(),
            group.orElseThrow(),
            evidence.isEmpty() ? null : evidence);
    return switch (commands.send(project, "record-recruitment-outcome", command, commandId)) {
      case CommandSender.Sent sent -> forms.done(project, sent, "steg");
      case CommandSender.Refused refused ->
          PlacementForms.again(
              response, form(project, placement, model, FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          PlacementForms.again(response, form(project, placement, model, FormErrors.of(unknown)));
    };
  }
}
