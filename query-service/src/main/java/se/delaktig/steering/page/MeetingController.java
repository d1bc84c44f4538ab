package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
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
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.CancelMeeting;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MeetingKind;
import se.delaktig.steering.event.MinutesMailId;
import se.delaktig.steering.event.SteeringDecisionRecorded;

/** One meeting: what it is about, the figures it looks at, and what came of it. */
@Controller
@RequestMapping("/projekt/{project}/moten/{meeting}")
class MeetingController {
  private final Gate gate;
  private final MeetingsSeen seen;
  private final MeetingPage page;
  private final FormCommands commands;
  private final Words words;

  MeetingController(
      Gate gate, MeetingsSeen seen, MeetingPage page, FormCommands commands, Words words) {
    this.gate = gate;
    this.seen = seen;
    this.page = page;
    this.commands = commands;
    this.words = words;
  }

  @GetMapping
  String one(@PathVariable String project, @PathVariable String meeting, Model model) {
    return page.of(project, meeting, model, FormErrors.none());
  }

  @PostMapping("/kalla")
  ModelAndView call(
      @PathVariable String project,
      @PathVariable String meeting,
      @RequestParam(defaultValue = "") String dag,
      @RequestParam(defaultValue = "") String dagordning,
      @RequestParam(defaultValue = "") String fragor,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    MeetingKind kind = seen.one(sight, meeting).kind();
    FormErrors errors = FormErrors.none().label("dag", words.say("steering.meeting.day"));
    LocalDate day = day("dag", dag, errors);
    return settled(
        project,
        meeting,
        errors,
        () ->
            new CallMeeting(
                new MeetingId(meeting),
                kind,
                Objects.requireNonNull(day),
                MeetingsController.lines(dagordning),
                MeetingsController.lines(fragor)),
        Map.of("date", "dag", "agenda", "dagordning", "asked", "fragor"),
        model);
  }

  @PostMapping("/stall-in")
  ModelAndView cancel(@PathVariable String project, @PathVariable String meeting, Model model) {
    return settled(
        project,
        meeting,
        FormErrors.none(),
        () -> new CancelMeeting(new MeetingId(meeting)),
        Map.of(),
        model);
  }

  @PostMapping("/frys")
  ModelAndView freeze(@PathVariable String project, @PathVariable String meeting, Model model) {
    return settled(
        project,
        meeting,
        FormErrors.none(),
        () -> new FreezeFigures(new MeetingId(meeting)),
        Map.of(),
        model);
  }

  @PostMapping("/beslut")
  ModelAndView decide(
      @PathVariable String project,
      @PathVariable String meeting,
      @RequestParam(defaultValue = "") String utfall,
      @RequestParam(defaultValue = "") String fraga,
      @RequestParam(defaultValue = "") String beslut,
      Model model) {
    FormErrors errors =
        FormErrors.none()
            .label("utfall", words.say("steering.meeting.verdict"))
            .label("beslut", words.say("steering.meeting.decision.text"));
    Optional<SteeringDecisionRecorded.Verdict> verdict =
        Typed.one(SteeringDecisionRecorded.Verdict.class, utfall);
    errors.demand("utfall", verdict.isPresent());
    written("beslut", beslut, errors);
    return settled(
        project,
        meeting,
        errors,
        () ->
            new RecordSteeringDecision(
                new MeetingId(meeting),
                Typed.whole(fraga).orElse(null),
                verdict.orElseThrow(),
                beslut.strip()),
        Map.of("question", "fraga", "verdict", "utfall", "text", "beslut"),
        model);
  }

  @PostMapping("/atgard")
  ModelAndView agree(
      @PathVariable String project,
      @PathVariable String meeting,
      @RequestParam(defaultValue = "") String ansvarig,
      @RequestParam(defaultValue = "") String senast,
      @RequestParam(defaultValue = "") String atgard,
      Model model) {
    FormErrors errors =
        FormErrors.none()
            .label("ansvarig", words.say("steering.meeting.owner"))
            .label("senast", words.say("steering.meeting.due"))
            .label("atgard", words.say("steering.meeting.action.text"));
    Optional<Role> owner = Typed.one(Role.class, ansvarig);
    errors.demand("ansvarig", owner.isPresent());
    LocalDate due = day("senast", senast, errors);
    written("atgard", atgard, errors);
    return settled(
        project,
        meeting,
        errors,
        () ->
            new AgreeAction(
                new MeetingId(meeting),
                owner.orElseThrow(),
                Objects.requireNonNull(due),
                atgard.strip()),
        Map.of("owner", "ansvarig", "due", "senast", "text", "atgard"),
        model);
  }

  @PostMapping("/atgard/{number}")
  ModelAndView settle(
      @PathVariable String project,
      @PathVariable String meeting,
      @PathVariable String number,
      @RequestParam Map<String, String> typed,
      Model model) {
    String dayField = "klar-dag-" + number;
    String endingField = "klar-" + number;
    FormErrors errors =
        FormErrors.none()
            .label(dayField, words.say("steering.meeting.settled.day"))
            .label(endingField, words.say("steering.meeting.settled.how"));
    Optional<ActionSettled.Ending> ending =
        Typed.one(ActionSettled.Ending.class, typed.get(endingField));
    errors.demand(endingField, ending.isPresent());
    LocalDate day = day(dayField, typed.get(dayField), errors);
    int which = Typed.whole(number).orElse(0);
    return settled(
        project,
        meeting,
        errors,
        () ->
            new SettleAction(
                new MeetingId(meeting), which, Objects.requireNonNull(day), ending.orElseThrow()),
        Map.of("date", dayField, "ending", endingField),
        model);
  }

  @PostMapping("/mejla")
  ModelAndView mail(
      @PathVariable String project,
      @PathVariable String meeting,
      @RequestParam(defaultValue = "") String adress,
      Model model) {
    FormErrors errors = FormErrors.none().label("adress", words.say("steering.minutes.address"));
    written("adress", adress, errors);
    Sight sight = gate.seeWhole(Query.BUDGET, project);
    int latest = seen.one(sight, meeting).minutes().size();
    return settled(
        project,
        meeting,
        errors,
        () ->
            new MailMinutes(
                new MeetingId(meeting),
                new MinutesMailId(commands.newId("minutes-mail")),
                latest,
                adress.strip()),
        Map.of("address", "adress", "number", "adress"),
        model);
  }

  @PostMapping("/iakttagelse")
  ModelAndView find(
      @PathVariable String project,
      @PathVariable String meeting,
      @RequestParam(defaultValue = "") String iakttagelse,
      Model model) {
    FormErrors errors =
        FormErrors.none().label("iakttagelse", words.say("steering.meeting.finding.text"));
    written("iakttagelse", iakttagelse, errors);
    return settled(
        project,
        meeting,
        errors,
        () -> new RecordFinding(new MeetingId(meeting), iakttagelse.strip()),
        Map.of("text", "iakttagelse"),
        model);
  }

  private ModelAndView settled(
      String project,
      String meeting,
      FormErrors wrong,
      Supplier<ProgrammeCommand> command,
      Map<String, String> fields,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    String id = seen.one(sight, meeting).id();
    FormErrors errors = wrong.isEmpty() ? commands.send(project, command.get(), fields) : wrong;
    return errors.isEmpty()
        ? new ModelAndView("redirect:" + MeetingsController.base(project) + "/" + id)
        : new ModelAndView(
            page.of(project, id, model, errors), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static void written(String field, String text, FormErrors errors) {
    if (text.isBlank()) {
      errors.add(field, "problem.field.notblank");
    }
  }

  private static @Nullable LocalDate day(String field, @Nullable String typed, FormErrors errors) {
    Optional<LocalDate> day = Typed.date(typed);
    errors.demand(field, day.isPresent());
    return day.orElse(null);
  }
}
