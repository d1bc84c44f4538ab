package se.delaktig.goals.page;

import java.util.Arrays;
import java.util.List;
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
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.view.AttainedFigures;
import se.delaktig.goals.view.Attainment;
import se.delaktig.goals.view.Attainment.Row;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.PartedBy;
import se.delaktig.goals.view.Target;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.organisations.event.WorkplaceId;

/** A part of what the activity targets have reached: each figure with what it adds up from. */
@Controller
class AttainmentRowController {
  private final Gate gate;
  private final GoalsStatements statements;
  private final AttainmentTables tables;
  private final ExplainedFigures explained;
  private final AsOfPages asOf;
  private final Words words;

  AttainmentRowController(
      Gate gate,
      GoalsStatements statements,
      AttainmentTables tables,
      ExplainedFigures explained,
      AsOfPages asOf,
      Words words) {
    this.gate = gate;
    this.statements = statements;
    this.tables = tables;
    this.explained = explained;
    this.asOf = asOf;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/mal/uppdelat/{by}/{part}")
  String row(
      @PathVariable String project,
      @PathVariable String by,
      @PathVariable String part,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.GOALS, project), hande, kant, model);
    PartedBy parted =
        AttainmentTables.by(by)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Attainment attainment = statements.attainment(sight, parted);
    Row row =
        attainment.all().stream()
            .filter(one -> AttainmentTables.inAddress(one).equals(part))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("heading", tables.called(sight, parted, attainment, row));
    model.addAttribute("cards", cards(sight, statements.of(sight), parted, attainment, row));
    model.addAttribute("above", "/projekt/" + project + "/mal" + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("nav.goals"));
    return "kernel/row";
  }

  private List<FigureCard> cards(
      Sight sight, GoalsStatement statement, PartedBy by, Attainment attainment, Row row) {
    AttainedFigures figures = new AttainedFigures(statement.hours(), by);
    return Arrays.stream(Target.values())
        .filter(row.reached()::containsKey)
        .map(target ->
            explained.card(
                sight,
                statement.day(),
                words.say(target.key()),
                figure(sight, figures, attainment, row, target),
                place -> place(sight, by, place),
                none -> Optional.empty()))
        .toList();
  }

  private static Figure figure(
      Sight sight, AttainedFigures figures, Attainment attainment, Row row, Target target) {
    if (row.equals(attainment.since())) {
      return figures.since(row, attainment.whole(), target);
    }
    return sight.seesPeople() ? figures.inParts(row, target) : figures.inOne(row, target);
  }

  /** An organisation's parts are workplaces, all others' are organisations. */
  private String place(Sight sight, PartedBy by, String id) {
    if (by != PartedBy.ORGANISATION) {
      return explained.organisation(sight.programme(), id);
    }
    WorkplaceAdded added =
        id.isEmpty() ? null : sight.programme().places().workplaces().get(new WorkplaceId(id));
    return added == null ? words.say("steering.no-workplace") : added.name();
  }
}
