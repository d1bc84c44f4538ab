package se.delaktig.goals.page;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.LoggedSoFar;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;

/** How the value of a goal follows from the log. */
@Controller
class GoalValueController {
  private final Gate gate;
  private final GoalsStatements statements;
  private final ExplainedFigures explained;
  private final AsOfPages asOf;
  private final Words words;

  GoalValueController(
      Gate gate,
      GoalsStatements statements,
      ExplainedFigures explained,
      AsOfPages asOf,
      Words words) {
    this.gate = gate;
    this.statements = statements;
    this.explained = explained;
    this.asOf = asOf;
    this.words = words;
  }

  @GetMapping("/projekt/{project}/mal/{goal}/varde")
  String value(
      @PathVariable String project,
      @PathVariable String goal,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.GOALS, project), hande, kant, model);
    GoalsStatement statement = statements.of(sight);
    Source source =
        statement.goals().stream()
            .filter(one -> one.goal().id().equals(goal) && !one.follow().typedIn())
            .flatMap(one -> Optional.ofNullable(one.follow().how()).stream())
            .map(GoalOperationalised::source)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("heading", words.say("goals.value.heading", goal));
    model.addAttribute("cards", cards(sight, statement, source));
    model.addAttribute("above", "/projekt/" + project + "/mal" + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("nav.goals"));
    return "kernel/row";
  }

  private List<FigureCard> cards(Sight sight, GoalsStatement statement, Source source) {
    LoggedSoFar log = statements.logged(sight);
    ShareOf share = source.shareOf();
    if (share == null) {
      Measure measure = Objects.requireNonNull(source.measure());
      return List.of(
          card(
              sight, statement, words.say("goals.theory.measure." + measure), log.figure(measure)));
    }
    return Arrays.stream(Round.values())
        .flatMap(round ->
            log
                .figure(share, round)
                .map(figure -> card(sight, statement, words.say("goals.share." + round), figure))
                .stream())
        .toList();
  }

  private FigureCard card(Sight sight, GoalsStatement statement, String name, Figure figure) {
    return explained.card(
        sight,
        statement.day(),
        name,
        figure,
        organisation -> explained.organisation(sight.programme(), organisation),
        part -> Optional.empty());
  }
}
