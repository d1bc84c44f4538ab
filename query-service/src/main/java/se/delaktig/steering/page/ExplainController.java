package se.delaktig.steering.page;

import java.util.List;
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
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatements;

/** How a figure of hours came about, on a page of its own that goes to any two days. */
@Controller
class ExplainController {
  /** The figures that have such a page. */
  static final List<String> KEYS =
      List.of(
          "hours.planned", "hours.logged", "hours.signed", "hours.certified", "cofinancing.earned");

  private final Gate gate;
  private final SteeringStatements statements;
  private final SteeringCards cards;
  private final AsOfPages asOf;
  private final Words words;

  ExplainController(
      Gate gate, SteeringStatements statements, SteeringCards cards, AsOfPages asOf, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.cards = cards;
    this.asOf = asOf;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/forklara/{key}")
  String explain(
      @PathVariable String project,
      @PathVariable String key,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    SteeringStatement statement =
        statements.of(asOf.at(gate.see(Query.HOURS, project), hande, kant, model));
    Figure figure =
        figures(statement).stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    FigureCard card = cards.card(statement, figure);
    model.addAttribute("heading", words.say("steering.explain.heading", card.name(), card.value()));
    model.addAttribute("explanation", card.explanation());
    model.addAttribute("hoursPage", "/projekt/" + project + "/timmar");
    return "steering/explain";
  }

  private static List<Figure> figures(SteeringStatement statement) {
    return List.of(
        statement.hours().planned(),
        statement.hours().logged(),
        statement.hours().signed(),
        statement.hours().certified(),
        new Cofinancing(statement.hours()).earned());
  }
}
