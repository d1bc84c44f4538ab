package se.delaktig.goals.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.command.DrawTheoryOfChange;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Level;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.TheoryReader;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;

/** How the project's activities are to lead to its goals, and what has come of each step. */
@Controller
@RequestMapping("/projekt/{project}/forandringsteori")
class TheoryController {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final int FEWEST_ROWS = 8;
  private static final int MORE_ROWS = 3;
  private static final int MOST_ROWS = 24;
  private static final String GOAL = "goal-";

  private final Gate gate;
  private final TheoryReader theories;
  private final TheoryCards cards;
  private final AsOfPages asOf;
  private final CommandSender commands;
  private final CommandIds ids;
  private final Views views;
  private final ProgrammeClock clock;
  private final Words words;

  TheoryController(
      Gate gate,
      TheoryReader theories,
      TheoryCards cards,
      AsOfPages asOf,
      CommandSender commands,
      CommandIds ids,
      Views views,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.theories = theories;
    this.cards = cards;
    this.asOf = asOf;
    this.commands = commands;
    this.ids = ids;
    this.views = views;
    this.clock = clock;
    this.words = words;
  }

  @GetMapping
  String theory(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.GOALS, project), hande, kant, model);
    List<TheoryReader.Reached> steps = theories.of(sight);
    var day = sight.past() == null ? clock.today() : sight.past().happened();
    model.addAttribute("base", base(project));
    model.addAttribute("goals", "/projekt/" + project + "/mal");
    model.addAttribute("drawn", !steps.isEmpty());
    model.addAttribute("table", steps.isEmpty() ? null : cards.table(steps, day));
    model.addAttribute("picture", steps.isEmpty() ? null : cards.picture(steps, day));
    model.addAttribute("mayDraw", Forms.may(sight, DrawTheoryOfChange.class));
    return "goals/theory";
  }

  /**
   * A step as the form shows it.
   *
   * @param number from 1; the step's id
   * @param counted what the log counts of it, or which goal it is
   */
  record Row(int number, String level, String words, String counted, String leadsTo) {
    static Row empty(int number) {
      return new Row(number, "", "", "", "");
    }
  }

  @GetMapping("/rita")
  String form(@PathVariable String project, Model model) {
    return form(toDraw(project), model, FormErrors.none());
  }

  private String form(Sight sight, Model model, FormErrors errors) {
    List<TheoryOfChangeDrawn.Step> steps =
        theories.drawn(sight).map(TheoryOfChangeDrawn::steps).orElse(List.of());
    Map<String, String> numbers = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      numbers.put(steps.get(i).id(), Integer.toString(i + 1));
    }
    int rows = Math.clamp((long) steps.size() + MORE_ROWS, FEWEST_ROWS, MOST_ROWS);
    model.addAttribute("base", base(sight.project().value()));
    model.addAttribute("errors", errors);
    model.addAttribute(
        "rows",
        IntStream.rangeClosed(1, rows)
            .mapToObj(n -> n <= steps.size() ? row(n, steps.get(n - 1), numbers) : Row.empty(n))
            .toList());
    model.addAttribute("levels", Choice.all(Level.class, "goals.theory.level", words));
    model.addAttribute(
        "counted",
        Stream.concat(
                Arrays.stream(Measure.values())
                    .map(one -> new Choice(one.name(), words.say("goals.theory.measure." + one))),
                sight.programme().planned().goals().stream()
                    .map(one -> new Choice(GOAL + one.id(), goal(one.id(), one.words()))))
            .toList());
    return "goals/theory-form";
  }

  private String goal(String id, String said) {
    return words.say("goals.theory.goal-choice", id, said);
  }

  private static Row row(int number, TheoryOfChangeDrawn.Step step, Map<String, String> numbers) {
    Measure measure = step.measure();
    return new Row(
        number,
        step.level().name(),
        step.words(),
        step.goal() != null ? GOAL + step.goal() : measure == null ? "" : measure.name(),
        String.join(
            ", ", step.leadsTo().stream().map(id -> numbers.getOrDefault(id, id)).toList()));
  }

  @PostMapping("/rita")
  String draw(
      @PathVariable String project,
      @RequestParam Map<String, String> typed,
      HttpServletResponse response,
      Model model) {
    Sight sight = toDraw(project);
    FormErrors errors = FormErrors.none();
    List<DrawTheoryOfChange.Step> steps = steps(typed, errors);
    if (steps.isEmpty() && errors.isEmpty()) {
      demand(errors, "ord-1", "goals.theory.words", 1, false);
    }
    if (!errors.isEmpty()) {
      return again(response, form(sight, model, errors));
    }
    return switch (commands.send(
        project,
        ProgrammeCommand.nameOf(DrawTheoryOfChange.class),
        new DrawTheoryOfChange(sight.project(), steps),
        ids.current())) {
      case CommandSender.Sent sent -> {
        views.await(sent.position(), WAIT);
        yield "redirect:" + base(project);
      }
      case CommandSender.Refused refused ->
          again(response, form(sight, model, FormErrors.of(refused, Map.of("steps", "ord-1"))));
      case CommandSender.Unknown unknown ->
          again(response, form(sight, model, FormErrors.of(unknown)));
    };
  }

  /** The steps that are begun; one without words or level is none. */
  private List<DrawTheoryOfChange.Step> steps(Map<String, String> typed, FormErrors errors) {
    List<DrawTheoryOfChange.Step> steps = new ArrayList<>();
    for (int n = 1; n <= MOST_ROWS; n++) {
      String said = typed.getOrDefault("ord-" + n, "").strip();
      String leadsTo = typed.getOrDefault("leder-" + n, "").strip();
      Optional<Level> level = Typed.one(Level.class, typed.get("niva-" + n));
      if (said.isEmpty() && leadsTo.isEmpty() && level.isEmpty()) {
        continue;
      }
      demand(errors, "niva-" + n, "goals.theory.level", n, level.isPresent());
      demand(errors, "ord-" + n, "goals.theory.words", n, !said.isEmpty());
      String counted = typed.getOrDefault("raknas-" + n, "");
      steps.add(
          new DrawTheoryOfChange.Step(
              Integer.toString(n),
              level.orElse(Level.ACTIVITY),
              said,
              Typed.one(Measure.class, counted).orElse(null),
              counted.startsWith(GOAL) ? counted.substring(GOAL.length()) : null,
              Arrays.stream(leadsTo.split("[,\\s]+")).filter(to -> !to.isEmpty()).toList()));
    }
    return steps;
  }

  private void demand(FormErrors errors, String field, String label, int step, boolean there) {
    errors
        .label(field, words.say("goals.theory.of-step", step, words.say(label)))
        .demand(field, there);
  }

  private Sight toDraw(String project) {
    Sight sight = gate.see(Query.GOALS, project);
    if (!Forms.may(sight, DrawTheoryOfChange.class)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    return sight;
  }

  private static String again(HttpServletResponse response, String template) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return template;
  }

  private static String base(String project) {
    return "/projekt/" + project + "/forandringsteori";
  }
}
