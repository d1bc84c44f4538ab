package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.page.Forms;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.event.MeetingKind;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.MeetingView;

/** All meetings, what they agreed on and is still to be done, and a new one. */
@Controller
@RequestMapping("/projekt/{project}/moten")
class MeetingsController {
  private static final int MOST_LETTERS = 500;

  private final Gate gate;
  private final ViewReader<Meeting> meetings;
  private final MeetingWords wording;
  private final FormCommands commands;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  MeetingsController(
      Gate gate,
      Views views,
      MeetingView view,
      MeetingWords wording,
      FormCommands commands,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.meetings = views.reader(view);
    this.wording = wording;
    this.commands = commands;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String all(@PathVariable String project, Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    List<Meeting> all =
        meetings.all(project).states().stream()
            .filter(one -> one.called() != null)
            .sorted(Comparator.comparing(Meeting::date).reversed())
            .toList();
    List<Meeting> toCome = all.stream().filter(Meeting::toCome).toList();
    model.addAttribute("base", base(project));
    model.addAttribute(
        "heading",
        toCome.isEmpty()
            ? words.say("steering.meetings.none-to-come")
            : words.say("steering.meetings.next", wording.name(toCome.getLast())));
    model.addAttribute("mayCall", Forms.may(sight, CallMeeting.class));
    model.addAttribute("table", all.isEmpty() ? null : table(project, all));
    DataTable open = open(sight, all);
    model.addAttribute("open", open.rows().isEmpty() ? null : open);
    return "steering/meetings";
  }

  private DataTable table(String project, List<Meeting> all) {
    DataTable table =
        DataTable.of(
            "moten",
            words.say("steering.meetings"),
            Column.text(words.say("steering.meeting")),
            Column.text(words.say("steering.meeting.state")),
            words.figures("steering.meeting.decisions"),
            words.figures("steering.meeting.actions.open"));
    all.forEach(one ->
        table.row(
            Cell.link(wording.name(one), base(project) + "/" + one.id()),
            Cell.of(wording.state(one)),
            Cell.of(fmt.number(one.decisions().size())),
            Cell.of(fmt.number(one.open().size()))));
    return table;
  }

  private DataTable open(Sight sight, List<Meeting> all) {
    DataTable table =
        DataTable.of(
            "atgarder",
            words.say("steering.meetings.open"),
            Column.text(words.say("steering.meeting.action")),
            Column.text(words.say("steering.meeting.owner")),
            Column.text(words.say("steering.meeting.state")),
            Column.text(words.say("steering.meeting")));
    all.stream()
        .flatMap(meeting -> meeting.open().stream().map(action -> Map.entry(meeting, action)))
        .sorted(Comparator.comparing(one -> one.getValue().agreed().due()))
        .forEach(one ->
            table.row(
                Cell.of(wording.said(sight, one.getValue().agreed().words())),
                Cell.of(wording.owner(one.getValue())),
                Cell.of(wording.state(one.getValue())),
                Cell.link(
                    wording.name(one.getKey()),
                    base(sight.project().value()) + "/" + one.getKey().id())));
    return table;
  }

  @GetMapping("/nytt")
  String fresh(@PathVariable String project, Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    form(sight, model);
    return "steering/call-meeting";
  }

  private void form(Sight sight, Model model) {
    model.addAttribute("base", base(sight.project().value()));
    model.addAttribute("today", clock.today());
    model.addAttribute("kinds", Choice.all(MeetingKind.class, "steering.meeting.kind", words));
    model.addAttribute("mayCall", Forms.may(sight, CallMeeting.class));
  }

  @PostMapping("/nytt")
  ModelAndView call(
      @PathVariable String project,
      @RequestParam(defaultValue = "") String slag,
      @RequestParam(defaultValue = "") String dag,
      @RequestParam(defaultValue = "") String dagordning,
      @RequestParam(defaultValue = "") String fragor,
      Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    FormErrors errors =
        FormErrors.none()
            .label("slag", words.say("steering.meeting.kind"))
            .label("dag", words.say("steering.meeting.day"));
    Optional<MeetingKind> kind = Typed.one(MeetingKind.class, slag);
    Optional<LocalDate> day = Typed.date(dag);
    errors.demand("slag", kind.isPresent());
    errors.demand("dag", day.isPresent());
    MeetingId meeting = new MeetingId(commands.newId("meeting"));
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new CallMeeting(
                  meeting, kind.orElseThrow(), day.orElseThrow(), lines(dagordning), lines(fragor)),
              Map.of("date", "dag", "kind", "slag", "agenda", "dagordning", "asked", "fragor"));
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:" + base(project) + "/" + meeting);
    }
    form(sight, model);
    model.addAttribute("errors", errors);
    return new ModelAndView(
        "steering/call-meeting", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** One item a line. */
  static List<String> lines(String typed) {
    return typed
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line.length() > MOST_LETTERS ? line.substring(0, MOST_LETTERS) : line)
        .toList();
  }

  static String base(String project) {
    return "/projekt/" + Objects.requireNonNull(project) + "/moten";
  }
}
