package se.delaktig.goals.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.page.AsOfPages;
import se.delaktig.access.policy.Decision;
import se.delaktig.access.policy.Matrix;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.goals.view.SurveyReader;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Frames;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.project.event.ProjectId;

/** Which goals are reached, and what is needed to follow up the others. */
@Controller
@RequestMapping("/projekt/{project}/mal")
class GoalsController {
  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("indicator", "indikator"),
          Map.entry("source", "kalla"),
          Map.entry("source.shareOf.lowest", "steg"),
          Map.entry("baseline", "utgangslage"),
          Map.entry("target", "malvarde"),
          Map.entry("by", "senast"),
          Map.entry("owner", "ansvarig"),
          Map.entry("counts", "raknas"),
          Map.entry("on", "dag"),
          Map.entry("value", "varde"),
          Map.entry("answers", "svar"));

  private final Gate gate;
  private final GoalsStatements statements;
  private final Frames frames;
  private final AsOfPages asOf;
  private final Words words;
  private final Fmt fmt;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final Views views;
  private final ProgrammeClock clock;
  private final GoalCards cards;
  private final AttainmentTables attainment;
  private final GoalForm form;
  private final SurveyReader surveys;

  GoalsController(
      Gate gate,
      GoalsStatements statements,
      Frames frames,
      AsOfPages asOf,
      Words words,
      Fmt fmt,
      CommandSender commands,
      CommandIds commandIds,
      Views views,
      ProgrammeClock clock,
      GoalCards cards,
      AttainmentTables attainment,
      GoalForm form,
      SurveyReader surveys) {
    this.gate = gate;
    this.statements = statements;
    this.frames = frames;
    this.asOf = asOf;
    this.words = words;
    this.fmt = fmt;
    this.commands = commands;
    this.commandIds = commandIds;
    this.views = views;
    this.clock = clock;
    this.cards = cards;
    this.attainment = attainment;
    this.form = form;
    this.surveys = surveys;
  }

  @GetMapping
  String goals(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String sparat,
      @RequestParam(required = false) @Nullable String hande,
      @RequestParam(required = false) @Nullable String kant,
      HttpServletRequest request,
      Model model) {
    Sight sight = asOf.at(gate.see(Query.GOALS, project), hande, kant, model);
    GoalsStatement statement = statements.of(sight);
    model.addAttribute("base", base(project));
    model.addAttribute(
        "saved",
        sparat != null && words.has("goals.saved." + sparat)
            ? words.say("goals.saved." + sparat)
            : null);
    model.addAttribute("maySet", may(request, OperationaliseGoal.class));
    model.addAttribute("mayMeasure", may(request, MeasureGoal.class));
    model.addAttribute("heading", cards.heading(statement));
    model.addAttribute("targets", cards.targets(sight, statement));
    model.addAttribute(
        "cards", cards.of(statement, surveys.of(sight), base(project), asOf.asked(model).query()));
    model.addAttribute(
        "attainment", attainment.of(sight, statements.attainment(sight), asOf.asked(model)));
    model.addAttribute("numbersOnly", sight.numbersOnly());
    model.addAttribute("surveys", "/projekt/" + project + "/enkater");
    model.addAttribute("theory", "/projekt/" + project + "/forandringsteori");
    return "goals/goals";
  }

  @GetMapping("/{goal}/indikator")
  String indicatorForm(
      @PathVariable String project,
      @PathVariable String goal,
      HttpServletRequest request,
      Model model) {
    return form(project, goal, OperationaliseGoal.class, request, model, FormErrors.none());
  }

  @GetMapping("/{goal}/matning")
  String measureForm(
      @PathVariable String project,
      @PathVariable String goal,
      HttpServletRequest request,
      Model model) {
    return form(project, goal, MeasureGoal.class, request, model, FormErrors.none());
  }

  private String form(
      String project,
      String id,
      Class<? extends ProgrammeCommand> command,
      HttpServletRequest request,
      Model model,
      FormErrors errors) {
    Sight sight = gate.see(Query.GOALS, project);
    GoalsStatement statement = statements.of(sight);
    if (!may(request, command)) {
      throw new AccessDeniedException(Decision.Denied.CODE);
    }
    GoalsStatement.Followed goal = goal(statement, id);
    GoalOperationalised how = goal.follow().how();
    model.addAttribute("base", base(project));
    model.addAttribute("goal", goal.goal());
    model.addAttribute("errors", errors);
    model.addAttribute("today", clock.today());
    model.addAttribute("invented", statement.programme().planned().invented());
    if (command == MeasureGoal.class) {
      if (how == null) {
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
      }
      model.addAttribute("indicator", how.indicator());
      return "goals/measure";
    }
    Source source = how == null ? Source.measured() : how.source();
    model.addAttribute("indicator", how == null ? "" : how.indicator());
    model.addAttribute("sources", form.choices(surveys.of(sight)));
    model.addAttribute("source", form.chosen(source));
    model.addAttribute(
        "step", source.shareOf() == null ? "" : Integer.toString(source.shareOf().lowest()));
    model.addAttribute("baseline", how == null ? "" : typed(how.baseline()));
    model.addAttribute("goalValue", how == null ? "" : typed(how.target()));
    model.addAttribute("by", how == null ? "" : how.by().toString());
    model.addAttribute("owner", how == null ? "" : how.owner());
    model.addAttribute("counts", how == null ? "" : how.counts());
    return "goals/indicator";
  }

  private String typed(Stated<BigDecimal> stated) {
    return stated.value() == null ? "" : fmt.number(stated.value());
  }

  private static GoalsStatement.Followed goal(GoalsStatement statement, String id) {
    return statement.goals().stream()
        .filter(one -> one.goal().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping("/{goal}/indikator")
  String operationalise(
      @PathVariable String project,
      @PathVariable String goal,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    GoalsStatement statement = statements.of(gate.see(Query.GOALS, project));
    goal(statement, goal);
    FormErrors errors = FormErrors.none();
    String indicator = text(typed, "indikator", "goals.indicator.label", errors);
    String chosen = typed.get("kalla");
    Optional<Integer> step = GoalForm.step(typed.get("steg"));
    require(errors, !GoalForm.asksFor(chosen) || step.isPresent(), "steg", "goals.step.label");
    Optional<OperationaliseGoal.Source> source = GoalForm.source(chosen, step);
    require(errors, GoalForm.asksFor(chosen) || source.isPresent(), "kalla", "goals.source.label");
    String baselineTyped = typed.getOrDefault("utgangslage", "").strip();
    Optional<BigDecimal> baseline = Typed.amount(baselineTyped);
    errors.label("utgangslage", words.say("goals.baseline.label"));
    if (!baselineTyped.isEmpty() && baseline.isEmpty()) {
      errors.add("utgangslage", "problem.field.malformed");
    }
    Optional<BigDecimal> target = Typed.amount(typed.get("malvarde"));
    require(errors, target.isPresent(), "malvarde", "goals.target.label");
    Optional<LocalDate> by = Typed.date(typed.get("senast"));
    require(errors, by.isPresent(), "senast", "goals.by.label");
    String owner = text(typed, "ansvarig", "goals.owner.label", errors);
    String counts = text(typed, "raknas", "goals.counts.label", errors);
    if (!errors.isEmpty()) {
      return again(response, form(project, goal, OperationaliseGoal.class, request, model, errors));
    }
    boolean invented = statement.programme().planned().invented();
    OperationaliseGoal command =
        new OperationaliseGoal(
            new ProjectId(project),
            goal,
            indicator,
            baseline.map(value -> stated(value, invented)).orElseGet(Stated::notStated),
            stated(target.orElseThrow(), invented),
            by.orElseThrow(),
            owner,
            counts,
            source.orElseThrow());
    return switch (commands.send(project, "operationalise-goal", command, commandIds.current())) {
      case CommandSender.Sent sent -> done(project, sent, "indikator");
      case CommandSender.Refused refused ->
          again(
              response,
              form(
                  project,
                  goal,
                  OperationaliseGoal.class,
                  request,
                  model,
                  FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          again(
              response,
              form(
                  project, goal, OperationaliseGoal.class, request, model, FormErrors.of(unknown)));
    };
  }

  @PostMapping("/{goal}/matning")
  String measure(
      @PathVariable String project,
      @PathVariable String goal,
      @RequestParam Map<String, String> typed,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    GoalsStatement statement = statements.of(gate.see(Query.GOALS, project));
    goal(statement, goal);
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> on = Typed.date(typed.get("dag"));
    Optional<BigDecimal> value = Typed.amount(typed.get("varde"));
    Optional<Integer> answers = Typed.whole(typed.get("svar")).filter(number -> number > 0);
    require(errors, on.isPresent(), "dag", "goals.on.label");
    require(errors, value.isPresent(), "varde", "goals.value.label");
    require(errors, answers.isPresent(), "svar", "goals.answers.label");
    if (!errors.isEmpty()) {
      return again(response, form(project, goal, MeasureGoal.class, request, model, errors));
    }
    MeasureGoal command =
        new MeasureGoal(
            new ProjectId(project),
            goal,
            on.orElseThrow(),
            stated(value.orElseThrow(), statement.programme().planned().invented()),
            answers.orElseThrow());
    return switch (commands.send(project, "measure-goal", command, commandIds.current())) {
      case CommandSender.Sent sent -> done(project, sent, "matning");
      case CommandSender.Refused refused ->
          again(
              response,
              form(
                  project,
                  goal,
                  MeasureGoal.class,
                  request,
                  model,
                  FormErrors.of(refused, FIELDS)));
      case CommandSender.Unknown unknown ->
          again(
              response,
              form(project, goal, MeasureGoal.class, request, model, FormErrors.of(unknown)));
    };
  }

  /** Made up in a demonstration, and marked so wherever it is shown. */
  private static Stated<BigDecimal> stated(BigDecimal value, boolean invented) {
    return invented ? new Stated<>(value, Basis.INVENTED, null) : Stated.stated(value);
  }

  private String text(Map<String, String> typed, String field, String label, FormErrors errors) {
    String text = typed.getOrDefault(field, "").strip();
    require(errors, !text.isEmpty(), field, label);
    return text;
  }

  private void require(FormErrors errors, boolean there, String field, String label) {
    errors.label(field, words.say(label)).demand(field, there);
  }

  private String done(String project, CommandSender.Sent sent, String what) {
    views.await(sent.position(), WAIT);
    return "redirect:" + base(project) + "?sparat=" + what;
  }

  private static String again(HttpServletResponse response, String template) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return template;
  }

  private boolean may(HttpServletRequest request, Class<? extends ProgrammeCommand> command) {
    Visitor visitor = frames.of(request).visitor();
    return visitor != null && !Collections.disjoint(visitor.roles(), Matrix.rolesFor(command));
  }

  private static String base(String project) {
    return "/projekt/" + project + "/mal";
  }
}
