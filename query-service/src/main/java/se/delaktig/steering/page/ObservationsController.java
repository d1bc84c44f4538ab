package se.delaktig.steering.page;

import java.time.Instant;
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
import se.delaktig.participants.page.Forms;
import se.delaktig.steering.command.AnswerObservation;
import se.delaktig.steering.command.MakeObservation;
import se.delaktig.steering.event.ObservationMade;
import se.delaktig.steering.view.Observation;
import se.delaktig.steering.view.ObservationView;

/** What those who follow the project from outside have seen and ask, and what it answers. */
@Controller
@RequestMapping("/projekt/{project}/iakttagelser")
class ObservationsController {
  private final Gate gate;
  private final ViewReader<Observation> observations;
  private final MeetingWords wording;
  private final FormCommands commands;
  private final Fmt fmt;
  private final Words words;

  ObservationsController(
      Gate gate,
      Views views,
      ObservationView view,
      MeetingWords wording,
      FormCommands commands,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.observations = views.reader(view);
    this.wording = wording;
    this.commands = commands;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * An observation as the page shows it.
   *
   * @param heading which it is, and in what role and when it was made
   */
  record Line(
      int number, String heading, String text, @Nullable State state, List<Answer> answers) {}

  /** An answer: in what role and when, and what it says. */
  record Answer(String heading, String text) {}

  @GetMapping
  String all(@PathVariable String project, Model model) {
    fill(gate.seeWhole(Query.MEETINGS, project), model, FormErrors.none());
    return "steering/observations";
  }

  private void fill(Sight sight, Model model, FormErrors errors) {
    String project = sight.project().value();
    List<Observation> all =
        observations.all(project).states().stream()
            .filter(one -> one.made() != null)
            .sorted(Comparator.comparingInt(one -> Objects.requireNonNull(one.made()).number()))
            .toList();
    long waiting = all.stream().filter(Observation::waits).count();
    model.addAttribute("base", "/projekt/" + project + "/iakttagelser");
    model.addAttribute("errors", errors);
    model.addAttribute(
        "heading",
        all.isEmpty()
            ? words.say("steering.observations.none")
            : words.say("steering.observations.heading", all.size(), waiting));
    model.addAttribute("lines", all.stream().map(one -> line(sight, one)).toList());
    model.addAttribute("mayMake", Forms.may(sight, MakeObservation.class));
    model.addAttribute("mayAnswer", Forms.may(sight, AnswerObservation.class));
    model.addAttribute(
        "kinds", Choice.all(ObservationMade.Kind.class, "steering.observation.kind", words));
  }

  private Line line(Sight sight, Observation observation) {
    Observation.Made made = Objects.requireNonNull(observation.made());
    return new Line(
        made.number(),
        words.say(
            "steering.observation.of",
            words.say("steering.observation.kind." + made.kind()),
            made.number(),
            by(made.said().role(), made.said().at())),
        wording.said(sight, made.said().words()),
        observation.waits() ? State.of(Tone.SOON, words.say("steering.observation.waits")) : null,
        observation.answers().stream()
            .map(one ->
                new Answer(
                    words.say("steering.observation.answered", by(one.role(), one.at())),
                    wording.said(sight, one.words())))
            .toList());
  }

  /** Nobody is named: in what role, and when. */
  private String by(String role, Instant at) {
    return words.say(
        "steering.observation.by",
        words.has("role." + role) ? words.say("role." + role) : role,
        fmt.moment(at));
  }

  @PostMapping
  ModelAndView make(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String slag,
      @RequestParam(defaultValue = "") String text,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    FormErrors errors =
        FormErrors.none()
            .label("slag", words.say("steering.observation.kind"))
            .label("text", words.say("steering.observation.text"));
    Optional<ObservationMade.Kind> kind = Typed.one(ObservationMade.Kind.class, slag);
    errors.demand("slag", kind.isPresent());
    errors.demand("text", !text.isBlank());
    return errors.isEmpty()
        ? settled(
            sight,
            new MakeObservation(sight.project(), kind.orElseThrow(), text.strip()),
            Map.of("kind", "slag"),
            model)
        : shown(sight, errors, model);
  }

  @PostMapping("/{number}")
  ModelAndView answer(
      @PathVariable String project,
      @PathVariable String number,
      @RequestParam Map<String, String> typed,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    String field = "svar-" + number;
    FormErrors errors =
        FormErrors.none().label(field, words.say("steering.observation.answer.text"));
    String text = typed.getOrDefault(field, "").strip();
    errors.demand(field, !text.isEmpty());
    return errors.isEmpty()
        ? settled(
            sight,
            new AnswerObservation(sight.project(), Typed.whole(number).orElse(0), text),
            Map.of("text", field),
            model)
        : shown(sight, errors, model);
  }

  private ModelAndView settled(
      Sight sight, ProgrammeCommand command, Map<String, String> fields, Model model) {
    return commands.settle(
        sight.project().value(),
        command,
        fields,
        "/projekt/" + sight.project() + "/iakttagelser",
        errors -> shown(sight, errors, model));
  }

  private ModelAndView shown(Sight sight, FormErrors errors, Model model) {
    fill(sight, model, errors);
    return new ModelAndView(
        "steering/observations", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }
}
