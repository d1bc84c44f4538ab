package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.page.Forms;
import se.delaktig.steering.command.AdoptRoutine;
import se.delaktig.steering.command.FollowUpRoutine;
import se.delaktig.steering.event.RoutineAdopted;
import se.delaktig.steering.event.RoutineFollowedUp;
import se.delaktig.steering.view.Routine;
import se.delaktig.steering.view.RoutineView;
import se.delaktig.steering.view.SteeringDue;

/** Routines, policies and ways of working that the project led to, and whether they are in use. */
@Controller
@RequestMapping("/projekt/{project}/rutiner")
class RoutinesController {
  private final Gate gate;
  private final ViewReader<Routine> routines;
  private final MeetingWords wording;
  private final FormCommands commands;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  RoutinesController(
      Gate gate,
      Views views,
      RoutineView view,
      MeetingWords wording,
      FormCommands commands,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.routines = views.reader(view);
    this.wording = wording;
    this.commands = commands;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A routine as the page shows it.
   *
   * @param heading what was adopted, where and when
   * @param history how it was found to be, oldest first
   */
  record Line(
      int number, String heading, String text, @Nullable State state, List<String> history) {}

  @GetMapping
  String all(@PathVariable String project, Model model) {
    fill(gate.seeWhole(Query.MEETINGS, project), model, FormErrors.none());
    return "steering/routines";
  }

  private void fill(Sight sight, Model model, FormErrors errors) {
    String project = sight.project().value();
    List<Routine> all =
        routines.all(project).states().stream()
            .filter(one -> one.adopted() != null)
            .sorted(Comparator.comparingInt(one -> Objects.requireNonNull(one.adopted()).number()))
            .toList();
    model.addAttribute("base", "/projekt/" + project + "/rutiner");
    model.addAttribute("errors", errors);
    model.addAttribute("heading", heading(all));
    model.addAttribute("lines", all.stream().map(one -> line(sight, one)).toList());
    model.addAttribute(
        "due",
        words.say(
            "steering.routines.due",
            fmt.date(SteeringDue.followUpDay(sight.programme().planned().period()))));
    model.addAttribute("today", clock.today());
    model.addAttribute("mayAdopt", Forms.may(sight, AdoptRoutine.class));
    model.addAttribute("mayFollow", Forms.may(sight, FollowUpRoutine.class));
    model.addAttribute(
        "kinds", Choice.all(RoutineAdopted.Kind.class, "steering.routine.kind", words));
    model.addAttribute(
        "levels", Choice.all(RoutineAdopted.Level.class, "steering.routine.level", words));
    model.addAttribute(
        "uses", Choice.all(RoutineFollowedUp.Use.class, "steering.routine.use", words));
    model.addAttribute(
        "organisations",
        sight.programme().places().organisations().values().stream()
            .map(joined -> new Choice(joined.organisation().value(), joined.name()))
            .sorted(Comparator.comparing(Choice::text))
            .toList());
  }

  private String heading(List<Routine> all) {
    long used =
        all.stream()
            .filter(one ->
                one.latest().filter(f -> f.use() == RoutineFollowedUp.Use.IN_USE).isPresent())
            .count();
    return all.isEmpty()
        ? words.say("steering.routines.none")
        : words.say("steering.routines.heading", all.size(), used);
  }

  private Line line(Sight sight, Routine routine) {
    RoutineAdopted adopted = Objects.requireNonNull(routine.adopted());
    OrganisationId at = adopted.organisation();
    return new Line(
        adopted.number(),
        words.say(
            "steering.routine.heading",
            words.say("steering.routine.kind." + adopted.kind()),
            at == null
                ? words.say("steering.routine.level." + adopted.level())
                : wording.organisation(sight, at),
            fmt.date(adopted.date())),
        wording.said(sight, adopted.words()),
        routine.latest().map(this::state).orElse(null),
        routine.followed().stream().map(one -> followed(sight, one)).toList());
  }

  private State state(RoutineFollowedUp one) {
    return State.of(
        switch (one.use()) {
          case IN_USE -> Tone.GOOD;
          case PARTLY_IN_USE -> Tone.SOON;
          case NOT_IN_USE -> Tone.LATE;
        },
        words.say("steering.routine.use." + one.use()));
  }

  private String followed(Sight sight, RoutineFollowedUp one) {
    String how =
        words.say(
            "steering.routine.followed",
            fmt.date(one.date()),
            words.say("steering.routine.use." + one.use()));
    String note = wording.saidOrNothing(sight, one.note());
    return note == null ? how : how + " " + note;
  }

  @PostMapping
  ModelAndView adopt(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String slag,
      @RequestParam(defaultValue = "") String niva,
      @RequestParam(defaultValue = "") String organisation,
      @RequestParam(defaultValue = "") String dag,
      @RequestParam(defaultValue = "") String text,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    FormErrors errors =
        FormErrors.none()
            .label("slag", words.say("steering.routine.kind"))
            .label("niva", words.say("steering.routine.level"))
            .label("dag", words.say("steering.routine.day"))
            .label("text", words.say("steering.routine.text"));
    Optional<RoutineAdopted.Kind> kind = Typed.one(RoutineAdopted.Kind.class, slag);
    Optional<RoutineAdopted.Level> level = Typed.one(RoutineAdopted.Level.class, niva);
    Optional<LocalDate> day = Typed.date(dag);
    errors.demand("slag", kind.isPresent());
    errors.demand("niva", level.isPresent());
    errors.demand("dag", day.isPresent());
    errors.demand("text", !text.isBlank());
    if (!errors.isEmpty()) {
      return shown(sight, errors, model);
    }
    return settled(
        sight,
        new AdoptRoutine(
            sight.project(),
            kind.orElseThrow(),
            level.orElseThrow(),
            organisation.isBlank() ? null : new OrganisationId(organisation),
            day.orElseThrow(),
            text.strip()),
        Map.of("kind", "slag", "level", "niva", "date", "dag"),
        model);
  }

  @PostMapping("/{number}")
  ModelAndView follow(
      @PathVariable String project,
      @PathVariable String number,
      @RequestParam Map<String, String> typed,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    String useField = "bruk-" + number;
    String dayField = "bruk-dag-" + number;
    FormErrors errors =
        FormErrors.none()
            .label(useField, words.say("steering.routine.use"))
            .label(dayField, words.say("steering.routine.use.day"));
    Optional<RoutineFollowedUp.Use> use =
        Typed.one(RoutineFollowedUp.Use.class, typed.get(useField));
    Optional<LocalDate> day = Typed.date(typed.get(dayField));
    errors.demand(useField, use.isPresent());
    errors.demand(dayField, day.isPresent());
    if (!errors.isEmpty()) {
      return shown(sight, errors, model);
    }
    return settled(
        sight,
        new FollowUpRoutine(
            sight.project(),
            Typed.whole(number).orElse(0),
            day.orElseThrow(),
            use.orElseThrow(),
            Forms.orNothing(typed.get("bruk-text-" + number))),
        Map.of("use", useField, "date", dayField, "note", "bruk-text-" + number),
        model);
  }

  private ModelAndView settled(
      Sight sight, ProgrammeCommand command, Map<String, String> fields, Model model) {
    return commands.settle(
        sight.project().value(),
        command,
        fields,
        "/projekt/" + sight.project() + "/rutiner",
        errors -> shown(sight, errors, model));
  }

  private ModelAndView shown(Sight sight, FormErrors errors, Model model) {
    fill(sight, model, errors);
    return new ModelAndView("steering/routines", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
