package se.delaktig.steering.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.page.Forms;
import se.delaktig.steering.command.AgreeAction;
import se.delaktig.steering.command.CallMeeting;
import se.delaktig.steering.command.CancelMeeting;
import se.delaktig.steering.command.FreezeFigures;
import se.delaktig.steering.command.IssueMinutes;
import se.delaktig.steering.command.MailMinutes;
import se.delaktig.steering.command.RecordFinding;
import se.delaktig.steering.command.RecordMeeting;
import se.delaktig.steering.command.RecordSteeringDecision;
import se.delaktig.steering.command.SettleAction;
import se.delaktig.steering.event.ActionSettled;
import se.delaktig.steering.event.MeetingCalled;
import se.delaktig.steering.event.MeetingHeld;
import se.delaktig.steering.event.SteeringDecisionRecorded;
import se.delaktig.steering.view.FrozenFigures;
import se.delaktig.steering.view.Meeting;
import se.delaktig.steering.view.MeetingFigures;

/**
 * What stands on the page of a meeting: what it was called for, what came of it, and what may be
 * done.
 */
@Component
class MeetingPage {
  private final Gate gate;
  private final MeetingsSeen seen;
  private final FrozenFigures figures;
  private final MeetingWords wording;
  private final MeetingTables tables;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  MeetingPage(
      Gate gate,
      MeetingsSeen seen,
      FrozenFigures figures,
      MeetingWords wording,
      MeetingTables tables,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.seen = seen;
    this.figures = figures;
    this.wording = wording;
    this.tables = tables;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** Something that was asked, decided, agreed on or found. */
  record Line(int number, String heading, String text, @Nullable State state, boolean open) {}

  /** Minutes as they were issued. */
  record IssuedLine(int number, String text, String fingerprint, String href) {}

  /** Fills the page, and names it. */
  String of(String project, String id, Model model, FormErrors errors) {
    Sight sight = gate.seeWhole(Query.MEETINGS, project);
    Meeting meeting = seen.one(sight, id);
    MeetingCalled called = Objects.requireNonNull(meeting.called());
    String base = MeetingsController.base(project);
    model.addAttribute("base", base);
    model.addAttribute("at", base + "/" + id);
    model.addAttribute("errors", errors);
    model.addAttribute("name", wording.name(meeting));
    model.addAttribute("state", wording.state(meeting));
    List<String> agenda = wording.said(sight, called.agenda());
    List<String> asked = wording.said(sight, called.asked());
    model.addAttribute("agenda", agenda);
    model.addAttribute("asked", asked);
    model.addAttribute("agendaLines", String.join("\n", agenda));
    model.addAttribute("askedLines", String.join("\n", asked));
    model.addAttribute("calledDay", called.date());
    model.addAttribute("isHeld", meeting.held() != null);
    model.addAttribute("toCome", meeting.toCome());
    MeetingHeld held = meeting.held();
    model.addAttribute(
        "present",
        held == null
            ? List.of()
            : held.present().stream().map(one -> wording.present(sight, one)).toList());
    model.addAttribute("note", held == null ? List.of() : wording.lines(sight, held.note()));
    model.addAttribute("decisions", decisions(sight, meeting));
    model.addAttribute("actions", actions(sight, meeting));
    model.addAttribute("findings", findings(sight, meeting));
    fillFigures(sight, meeting, model);
    fillSince(sight, meeting, model);
    fillForms(sight, meeting, called, model);
    fillMinutes(sight, meeting, model);
    return "steering/meeting";
  }

  private List<Line> decisions(Sight sight, Meeting meeting) {
    return meeting.decisions().stream()
        .map(one ->
            new Line(
                one.number(), wording.decision(one), wording.said(sight, one.words()), null, false))
        .toList();
  }

  private List<Line> actions(Sight sight, Meeting meeting) {
    return meeting.actions().stream()
        .map(one ->
            new Line(
                one.agreed().number(),
                words.say(
                    "steering.meeting.action.heading", one.agreed().number(), wording.owner(one)),
                wording.said(sight, one.agreed().words()),
                wording.state(one),
                one.settled() == null))
        .toList();
  }

  private List<Line> findings(Sight sight, Meeting meeting) {
    return meeting.findings().stream()
        .map(one ->
            new Line(
                one.recorded().number(),
                words.say(
                    "steering.meeting.finding.heading",
                    one.recorded().number(),
                    words.say("role." + one.role())),
                wording.said(sight, one.recorded().words()),
                null,
                false))
        .toList();
  }

  private void fillFigures(Sight sight, Meeting meeting, Model model) {
    Meeting.Frozen frozen = meeting.frozen();
    boolean money = gate.look(Query.BUDGET, sight.project().value()).isPresent();
    if (frozen == null || !money) {
      model.addAttribute("figureTables", List.of());
      model.addAttribute("explained", List.of());
      model.addAttribute(
          "figuresText",
          words.say(money ? "steering.meeting.not-frozen" : "steering.meeting.figures.not-yours"));
      return;
    }
    MeetingFigures all = figures.after(sight, figures.commitsUpTo(frozen.position()));
    model.addAttribute(
        "figureTables", List.of(tables.figures(all), tables.organisations(all), tables.goals(all)));
    model.addAttribute("explained", tables.explained(all));
    model.addAttribute("figuresText", tables.basis(all));
  }

  /** Leads to what has changed since the same group met last, or since the project began. */
  private void fillSince(Sight sight, Meeting meeting, Model model) {
    Optional<Meeting> before = seen.before(sight, meeting);
    String page = "/projekt/" + sight.project() + "/styrgrupp/sedan";
    model.addAttribute("sincePage", before.map(one -> page + "?mote=" + one.id()).orElse(null));
    model.addAttribute(
        "sinceText",
        before.map(one -> words.say("steering.meeting.since", wording.name(one))).orElse(null));
  }

  private void fillForms(Sight sight, Meeting meeting, MeetingCalled called, Model model) {
    model.addAttribute("today", clock.today());
    boolean standing = meeting.standing();
    Map<String, Boolean> may = new LinkedHashMap<>();
    may.put("call", meeting.held() == null && Forms.may(sight, CallMeeting.class));
    may.put("cancel", meeting.toCome() && Forms.may(sight, CancelMeeting.class));
    may.put("freeze", meeting.toCome() && Forms.may(sight, FreezeFigures.class));
    may.put("record", standing && Forms.may(sight, RecordMeeting.class));
    may.put("decide", standing && Forms.may(sight, RecordSteeringDecision.class));
    may.put("agree", standing && Forms.may(sight, AgreeAction.class));
    may.put("settle", standing && Forms.may(sight, SettleAction.class));
    may.put("find", standing && Forms.may(sight, RecordFinding.class));
    may.put("issue", standing && meeting.held() != null && Forms.may(sight, IssueMinutes.class));
    may.put("mail", !meeting.minutes().isEmpty() && Forms.may(sight, MailMinutes.class));
    model.addAttribute("may", may);
    model.addAttribute(
        "verdicts",
        Choice.all(SteeringDecisionRecorded.Verdict.class, "steering.meeting.verdict", words));
    model.addAttribute(
        "endings", Choice.all(ActionSettled.Ending.class, "steering.meeting.ending.choice", words));
    model.addAttribute("owners", owners());
    List<Choice> questions = new ArrayList<>();
    for (int i = 1; i <= called.asked().size(); i++) {
      questions.add(new Choice(Integer.toString(i), words.say("steering.meeting.question", i)));
    }
    model.addAttribute("questions", questions);
  }

  private List<Choice> owners() {
    return List.of(
            Role.PROJECT_LEADER,
            Role.PROJECT_WORKER,
            Role.ECONOMIST,
            Role.STEERING_GROUP,
            Role.MANAGER,
            Role.PROCESS_LEADER,
            Role.RESEARCHER,
            Role.EVALUATOR)
        .stream()
        .map(role -> new Choice(role.name(), fmt.capital(words.say("role." + role))))
        .toList();
  }

  private void fillMinutes(Sight sight, Meeting meeting, Model model) {
    boolean reads = gate.look(Query.BUDGET, sight.project().value()).isPresent();
    model.addAttribute(
        "minutes",
        meeting.minutes().stream()
            .sorted(
                Comparator.comparingInt((Meeting.Issued one) -> one.minutes().number()).reversed())
            .map(one ->
                new IssuedLine(
                    one.minutes().number(),
                    words.say(
                        "steering.minutes.issued",
                        one.minutes().number(),
                        fmt.moment(one.at()),
                        fmt.number(one.minutes().bytes() / 1024 + 1)),
                    words.say(
                        "steering.minutes.fingerprint",
                        fmt.wholeFingerprint(one.minutes().sha256())),
                    MeetingsController.base(sight.project().value())
                        + "/"
                        + meeting.id()
                        + "/protokoll/"
                        + one.minutes().number()))
            .toList());
    model.addAttribute("readsMinutes", reads);
    model.addAttribute(
        "mailed",
        meeting.mailed().stream()
            .map(one -> words.say("steering.minutes.mailed", one.number(), fmt.moment(one.at())))
            .toList());
  }
}
