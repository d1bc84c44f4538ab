package se.delaktig.steering.page;

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

/**
 * A row of the hours' tables: each of its figures with the parts it adds up from, down to the
 * sessions of a workplace in a month for those who see single events.
 */
@Controller
class HoursRowController {
  private final Gate gate;
  private final SteeringStatements statements;
  private final HoursRows rows;
  private final AsOfPages asOf;
  private final Words words;

  HoursRowController(
      Gate gate, SteeringStatements statements, HoursRows rows, AsOfPages asOf, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.rows = rows;
    this.asOf = asOf;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/timmar/{by}/{part}")
  String row(
      @PathVariable String project,
      @PathVariable String by,
      @PathVariable String part,
      @RequestParam(required = false) @Nullable String organisation,
      @RequestParam(required = false) @Nullable String arbetsplats,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.HOURS, project), hande, kant, model);
    String hoursPage = "/projekt/" + project + "/timmar";
    HoursRows.Opened opened =
        HoursSplits.By.of(by)
            .map(split -> new HoursRows.Asked(split, part, organisation, arbetsplats, manad))
            .flatMap(asked ->
                rows.open(
                    sight,
                    statements.of(sight),
                    asked,
                    new RowAddresses(hoursPage, asOf.asked(model))))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("heading", String.join(", ", opened.names()));
    model.addAttribute("cards", opened.cards());
    model.addAttribute("above", hoursPage + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("steering.hours.title"));
    return "kernel/row";
  }
}
