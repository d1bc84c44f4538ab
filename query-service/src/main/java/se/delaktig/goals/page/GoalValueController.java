package se.delaktig.goals.page;

import java.time.LocalDate;
import java.util.ArrayList;
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
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyAnswered.Round;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.Indicator;
import se.delaktig.goals.view.IndicatorFigures;
import se.delaktig.goals.view.LoggedSoFar;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;

/** How the value of a goal comes about, and how far from baseline to target it has come. */
@Controller
class GoalValueController {
  private final Gate gate;
  private final GoalsStatements statements;
  private final ExplainedFigures explained;
  private final AsOfPages asOf;
  private final Fmt fmt;
  private final Words words;

  GoalValueController(
      Gate gate,
      GoalsStatements statements,
      ExplainedFigures explained,
      AsOfPages asOf,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.statements = statements;
    this.explained = explained;
    this.asOf = asOf;
    this.fmt = fmt;
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
    Indicator indicator =
        statement.goals().stream()
            .filter(one -> one.goal().id().equals(goal))
            .map(GoalsStatement.Followed::indicator)
            .filter(one -> one.how() != null)
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<FigureCard> cards = cards(sight, statement, goal, indicator);
    if (cards.isEmpty()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("heading", words.say("goals.value.heading", goal));
    model.addAttribute("cards", cards);
    model.addAttribute("above", "/projekt/" + project + "/mal" + asOf.asked(model).query());
    model.addAttribute("aboveName", words.say("nav.goals"));
    return "kernel/row";
  }

  private List<FigureCard> cards(
      Sight sight, GoalsStatement statement, String goal, Indicator indicator) {
    Source source = Objects.requireNonNull(indicator.how()).source();
    IndicatorFigures figures = new IndicatorFigures(indicator, statement.position());
    List<FigureCard> cards = new ArrayList<>();
    switch (source.kind()) {
      case MEASURED ->
          figures
              .measured()
              .ifPresent(figure -> cards.add(measured(sight, statement, goal, figure)));
      case COUNTED ->
          cards.add(counted(sight, statement, Objects.requireNonNull(source.measure())));
      case SURVEYED ->
          cards.addAll(shares(sight, statement, Objects.requireNonNull(source.shareOf())));
    }
    figures
        .wayDone()
        .ifPresent(
            figure -> cards.add(card(sight, statement, words.say("goals.way-done.name"), figure)));
    return cards;
  }

  /** What somebody has measured leads to the events that say so, for who may see them. */
  private FigureCard measured(Sight sight, GoalsStatement statement, String goal, Figure figure) {
    String trail =
        "/projekt/" + sight.project() + "/granskning?slag=goal-measured&om=" + goal + "#handelser";
    boolean seen = gate.look(Query.TRAIL, sight.project().value()).isPresent();
    return explained.card(
        sight,
        statement.day(),
        words.say("goals.value.now"),
        figure,
        day -> words.say("goals.measured-on", fmt.date(LocalDate.parse(day))),
        part -> seen ? Optional.of(trail) : Optional.empty());
  }

  private FigureCard counted(Sight sight, GoalsStatement statement, Measure measure) {
    return card(
        sight,
        statement,
        words.say("goals.theory.measure." + measure),
        statements.logged(sight).figure(measure));
  }

  private List<FigureCard> shares(Sight sight, GoalsStatement statement, ShareOf share) {
    LoggedSoFar log = statements.logged(sight);
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
