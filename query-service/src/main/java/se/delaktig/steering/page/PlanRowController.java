package se.delaktig.steering.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Words;
import se.delaktig.steering.view.SteeringStatements;

/** A row of the tables against the plan, with how each of its figures came about. */
@Controller
class PlanRowController {
  private final Gate gate;
  private final SteeringStatements statements;
  private final PlanRows rows;
  private final AsOfPages asOf;
  private final Words words;

  PlanRowController(
      Gate gate, SteeringStatements statements, PlanRows rows, AsOfPages asOf, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.rows = rows;
    this.asOf = asOf;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/timmar/mot-plan/{by}/{part}")
  String row(
      @PathVariable String project,
      @PathVariable String by,
      @PathVariable String part,
      @RequestParam(required = false) @Nullable String arbetsplats,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.HOURS, project), hande, kant, model);
    String hoursPage = "/projekt/" + project + "/timmar";
    PlanRows.Look look =
        new PlanRows.Look(
            sight, statements.of(sight), new RowAddresses(hoursPage, asOf.asked(model)));
    Optional<HoursRows.Opened> found =
        switch (by) {
          case PlanAddresses.ACTIVITY -> rows.activity(look, part);
          case PlanAddresses.ORGANISATION ->
              arbetsplats == null
                  ? rows.organisation(look, part)
                  : rows.workplace(look, part, arbetsplats);
          default -> Optional.empty();
        };
    HoursRows.Opened opened =
        found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("heading", String.join(", ", opened.names()));
    model.addAttribute("cards", opened.cards());
    model.addAttribute("above", hoursPage + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("steering.hours.title"));
    return "kernel/row";
  }
}
