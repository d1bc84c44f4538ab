package se.delaktig.placements.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
import se.delaktig.placements.command.EndPlacement;
import se.delaktig.placements.event.PlacementEnded;
import se.delaktig.placements.event.PlacementId;
import se.delaktig.placements.view.Chain;

/** The end of a placement, with its reason. */
@Controller
@RequestMapping("/projekt/{project}/praktik-och-jobb/{placement}/avsluta")
class PlacementEndController {
  private static final Map<String, String> FIELDS = Map.of("lastDay", "sista", "reason", "skal");

  private final Gate gate;
  private final PlacementForms forms;
  private final PlacementLines lines;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;
  private final Words words;

  PlacementEndController(
      Gate gate,
      PlacementForms forms,
      PlacementLines lines,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.forms = forms;
    this.lines = lines;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping
  String form(@PathVariable String project, @PathVariable String placement, Model model) {
    return form(project, placement, model, FormErrors.none());
  }

  private String form(String project, String placement, Model model, FormErrors errors) {
    Sight sight = gate.see(Query.PLACEMENTS, project);
    Chain chain = forms.chain(sight, placement);
    model.addAttribute("base", PlacementForms.base(project));
    model.addAttribute("placement", placement);
    model.addAttribute("errors", errors);
    model.addAttribute("today", clock.today());
    model.addAttribute(
        "reasons", Choice.all(PlacementEnded.Reason.class, "placements.reason", words));
    model.addAttribute("line", lines.of(chain, sight.programme().places()).getLast());
    return "placements/end";
  }

  @PostMapping
  String end(
      @PathVariable String project,
      @PathVariable String placement,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Chain chain = forms.chain(gate.see(Query.PLACEMENTS, project), placement);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> last = Typed.date(typed.get("sista"));
    Optional<PlacementEnded.Reason> reason =
        Typed.one(PlacementEnded.Reason.class, typed.get("skal"));
    forms.require(errors, last.isPresent(), "sista", "placements.last-day.label");
    forms.require(errors, reason.isPresent(), "skal", "placements.why.label");
    if (!errors.isEmpty()) {
      return PlacementForms.again(response, form(project, placement, model, errors));
    }
    EndPlacement command =
        new EndPlacement(
            new PlacementId(placement),
            chain.latest().orElseThrow().step().workplace(),
            last.orElseThrow(),
            reason.orElseThrow());
    return switch (commands.send(project, "end-placement", command, commandIds.current())) {
      case CommandSender.Sent sent -> forms.done(project, sent, "avslut");
      case CommandSender.Refused refused ->
          PlacementForms.again(
              response, form(project, placement, model, FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          PlacementForms.again(response, form(project, placement, model, FormErrors.of(unknown)));
    };
  }
}
