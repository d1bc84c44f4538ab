package se.delaktig.project.page;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Part;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.project.event.ProjectPlan.PlannedActivity;
import se.delaktig.project.view.Programme;

/** An activity's row of the plan: what was decided, and what it comes to. */
@Controller
class PlanActivityController {
  private static final String STATED = "plan.part.stated";
  private static final String CHOSEN = "plan.part.chosen";
  private static final String SETTLED = "plan.part.settled";

  private final Gate gate;
  private final HoursStatements statements;
  private final ExplainedFigures explained;
  private final Words words;

  PlanActivityController(
      Gate gate, HoursStatements statements, ExplainedFigures explained, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.explained = explained;
    this.words = words;
  }

  /** Where an activity's row opens. */
  static String of(Sight sight, PlannedActivity activity) {
    return "/projekt/"
        + sight.project()
        + "/plan/aktivitet/"
        + UriUtils.encodePathSegment(activity.id(), StandardCharsets.UTF_8);
  }

  @GetMapping("/projekt/{project}/plan/aktivitet/{activity}")
  String activity(@PathVariable String project, @PathVariable String activity, Model model) {
    Sight sight = gate.see(Query.PLAN, project);
    PlannedActivity planned =
        sight.programme().planned().activities().stream()
            .filter(one -> one.id().equals(activity))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    model.addAttribute("heading", planned.name());
    model.addAttribute("cards", cards(sight, planned));
    model.addAttribute("above", "/projekt/" + project);
    model.addAttribute("aboveName", words.say("project.title"));
    return "kernel/row";
  }

  private List<FigureCard> cards(Sight sight, PlannedActivity activity) {
    HoursStatement statement = statements.of(sight);
    Programme programme = sight.programme();
    Integer people = programme.peopleOf(activity).orElse(null);
    String conflict = activity.conflict();
    String whence =
        conflict == null ? STATED : programme.settled().containsKey(conflict) ? SETTLED : CHOSEN;
    BigDecimal each = BigDecimal.valueOf(activity.minutesEach());
    LocalDate day = statement.day();
    Optional<String> planned = trail(sight, "project-planned", null);
    Optional<String> settled =
        whence.equals(SETTLED) ? trail(sight, "source-conflict-settled", conflict) : planned;
    return List.of(
        card(
            sight,
            day,
            "project.people",
            said(
                "plan.people",
                people == null ? null : BigDecimal.valueOf(people),
                Unit.PEOPLE,
                whence,
                statement),
            settled),
        card(
            sight,
            day,
            "project.each",
            said("plan.each", each, Unit.MINUTES, STATED, statement),
            planned),
        card(
            sight,
            day,
            "project.hours",
            Figure.worked(
                "hours.planned-for",
                BigDecimal.valueOf(programme.plannedMinutes(activity)),
                Unit.MINUTES,
                0,
                statement.position(),
                Working.from(
                        "planned-people",
                        BigDecimal.valueOf(people == null ? 0 : people),
                        Unit.PEOPLE)
                    .then(Does.MULTIPLIES, "planned-each", each, Unit.MINUTES)),
            Optional.empty()));
  }

  /** What was decided, as one part that leads to the events that say so. */
  private static Figure said(
      String key, @Nullable BigDecimal value, Unit unit, String whence, HoursStatement statement) {
    return new Figure(
        key,
        value,
        null,
        unit,
        0,
        statement.position(),
        value == null ? List.of() : List.of(Part.of(whence, value)),
        List.of());
  }

  private Optional<String> trail(Sight sight, String kind, @Nullable String about) {
    String project = sight.project().value();
    return gate.look(Query.TRAIL, project)
        .map(seen ->
            "/projekt/"
                + project
                + "/granskning?slag="
                + kind
                + (about == null
                    ? ""
                    : "&om=" + UriUtils.encodeQueryParam(about, StandardCharsets.UTF_8))
                + "#handelser");
  }

  private FigureCard card(
      Sight sight, LocalDate day, String head, Figure figure, Optional<String> opens) {
    return explained.card(
        sight, day, words.say(head), figure, UnaryOperator.identity(), part -> opens);
  }
}
