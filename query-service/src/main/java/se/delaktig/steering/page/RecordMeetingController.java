package se.delaktig.steering.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormCommands;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.page.Forms;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.MeetingHeld.Seat;
import se.delaktig.steering.event.MeetingId;
import se.delaktig.steering.view.Meeting;

/** That a meeting was held, and who took part: those who did last time stand there already. */
@Controller
@RequestMapping("/projekt/{project}/moten/{meeting}/genomfort")
class RecordMeetingController {
  private static final int ROWS = 12;

  private final Gate gate;
  private final MeetingsSeen seen;
  private final MeetingWords wording;
  private final FormCommands commands;
  private final ProgrammeClock clock;
  private final Words words;

  RecordMeetingController(
      Gate gate,
      MeetingsSeen seen,
      MeetingWords wording,
      FormCommands commands,
      ProgrammeClock clock,
      Words words) {
    this.gate = gate;
    this.seen = seen;
    this.wording = wording;
    this.commands = commands;
    this.clock = clock;
    this.words = words;
  }

  /** A row of the form as it stands before anybody has typed. */
  record Row(int number, String seat, String organisation, String who) {}

  @GetMapping
  String form(@PathVariable String project, @PathVariable String meeting, Model model) {
    fill(project, meeting, model);
    return "steering/record-meeting";
  }

  private void fill(String project, String id, Model model) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    Meeting meeting = seen.one(sight, id);
    MeetingHeld held = meeting.held();
    LocalDate day = meeting.date().isAfter(clock.today()) ? clock.today() : meeting.date();
    model.addAttribute("at", MeetingsController.base(project) + "/" + id);
    model.addAttribute("name", wording.name(meeting));
    model.addAttribute("day", day);
    model.addAttribute("today", clock.today());
    model.addAttribute("note", held == null ? "" : wording.saidOrNothing(sight, held.note()));
    model.addAttribute("people", rows(sight, meeting));
    model.addAttribute("seats", Choice.all(Seat.class, "steering.meeting.seat", words));
    model.addAttribute(
        "organisations",
        sight.programme().places().organisations().values().stream()
            .map(joined -> new Choice(joined.organisation().value(), joined.name()))
            .sorted(Comparator.comparing(Choice::text))
            .toList());
    model.addAttribute("mayRecord", Forms.may(sight, RecordMeeting.class));
  }

  private List<Row> rows(Sight sight, Meeting meeting) {
    MeetingHeld known =
        Optional.ofNullable(meeting.held())
            .or(() -> seen.before(sight, meeting).map(Meeting::held))
            .orElse(null);
    List<Row> rows = new ArrayList<>();
    if (known != null) {
      known
          .present()
          .forEach(one ->
              rows.add(
                  new Row(
                      rows.size() + 1,
                      one.seat().name(),
                      one.organisation() == null ? "" : one.organisation().value(),
                      one.who() == null ? "" : wording.said(sight, one.who()))));
    }
    while (rows.size() < ROWS) {
      rows.add(new Row(rows.size() + 1, "", "", ""));
    }
    return rows;
  }

  @PostMapping
  ModelAndView record(
      @PathVariable String project,
      @PathVariable String meeting,
      @RequestParam Map<String, String> typed,
      Model model) {
    FormErrors errors =
        FormErrors.none()
            .label("dag", words.say("steering.meeting.day"))
            .label("roll-1", words.say("steering.meeting.present.heading"));
    Optional<LocalDate> day = Typed.date(typed.get("dag"));
    errors.demand("dag", day.isPresent());
    List<RecordMeeting.Participant> present = present(typed);
    if (present.isEmpty()) {
      errors.add("roll-1", "problem.field.notempty");
    }
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    String id = seen.one(sight, meeting).id();
    if (errors.isEmpty()) {
      errors =
          commands.send(
              project,
              new RecordMeeting(
                  new MeetingId(id),
                  day.orElseThrow(),
                  present,
                  Forms.orNothing(typed.get("anteckning"))),
              Map.of("date", "dag", "present", "roll-1", "note", "anteckning"));
    }
    if (errors.isEmpty()) {
      return new ModelAndView("redirect:" + MeetingsController.base(project) + "/" + id);
    }
    fill(project, id, model);
    model.addAttribute("errors", errors);
    return new ModelAndView(
        "steering/record-meeting", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** The rows in which a seat was picked. */
  private static List<RecordMeeting.Participant> present(Map<String, String> typed) {
    List<RecordMeeting.Participant> present = new ArrayList<>();
    for (int row = 1; typed.containsKey("roll-" + row); row++) {
      @Nullable String organisation = Forms.orNothing(typed.get("org-" + row));
      @Nullable String who = Forms.orNothing(typed.get("namn-" + row));
      Typed.one(Seat.class, typed.get("roll-" + row))
          .ifPresent(seat ->
              present.add(
                  new RecordMeeting.Participant(
                      seat, organisation == null ? null : new OrganisationId(organisation), who)));
    }
    return present;
  }
}
