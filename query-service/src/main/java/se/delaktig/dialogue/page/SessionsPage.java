package se.delaktig.dialogue.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.AddMaterial;
import se.delaktig.dialogue.command.CancelDialogueSession;
import se.delaktig.dialogue.command.CorrectDialogueSession;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.command.PlanDialogueSession;
import se.delaktig.dialogue.event.DialogueSessionId;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.dialogue.view.Sessions.Proof;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.command.ProgrammeCommand;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.CommandIds;
import se.delaktig.kernel.page.CommandSender;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;

/** The sessions that were held and those to come, and one of them with all that was said of it. */
@Controller
@RequestMapping("/projekt/{project}/dialog")
class SessionsPage {
  /** A longer table is slow to show and to read; months and places divide it. */
  private static final int MOST_ROWS = 150;

  private final Gate gate;
  private final Sessions sessions;
  private final Views views;
  private final HeldSessionShown held;
  private final CommandSender commands;
  private final CommandIds commandIds;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  SessionsPage(
      Gate gate,
      Sessions sessions,
      Views views,
      HeldSessionShown held,
      CommandSender commands,
      CommandIds commandIds,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.sessions = sessions;
    this.views = views;
    this.held = held;
    this.commands = commands;
    this.commandIds = commandIds;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @GetMapping
  String list(
      @PathVariable String project,
      @RequestParam(required = false) @Nullable String manad,
      @RequestParam(required = false) @Nullable String plats,
      Model model) {
    Sight sight = gate.see(Query.DIALOGUE, project);
    List<SessionHistory> all = sessions.of(sight);
    YearMonth month = month(manad);
    Optional<Place> place = Place.named(plats, sight);
    List<SessionHistory> held =
        all.stream()
            .filter(session -> session.held().isPresent())
            .filter(session -> month == null || YearMonth.from(session.date()).equals(month))
            .filter(session -> place.isEmpty() || isAt(session, place.get()))
            .toList();
    Map<DialogueSessionId, Proof> proofs = sessions.proofs(sight);
    long minutes =
        held.stream().mapToLong(s -> proofs.getOrDefault(s.session(), Proof.NONE).minutes()).sum();
    model.addAttribute("project", project);
    model.addAttribute(
        "heading", words.say("dialogue.list.heading", held.size(), fmt.hours(minutes)));
    model.addAttribute("filtered", month != null || place.isPresent());
    model.addAttribute("held", held.isEmpty() ? null : table(project, sight, held, proofs));
    List<SessionHistory> coming =
        all.stream()
            .filter(SessionHistory::toBeLogged)
            .filter(session -> place.isEmpty() || isAt(session, place.get()))
            .sorted(Comparator.comparing(Sessions::begins))
            .toList();
    model.addAttribute("coming", coming.isEmpty() ? null : coming(project, sight, coming));
    model.addAttribute("month", manad);
    model.addAttribute("months", months(all));
    model.addAttribute("place", plats);
    model.addAttribute("places", Place.of(sight).stream().map(Place::choice).toList());
    model.addAttribute("mayLog", Rights.to(LogDialogueSession.class, sight).isPresent());
    model.addAttribute("mayPlan", Rights.to(PlanDialogueSession.class, sight).isPresent());
    model.addAttribute("mayAdd", Rights.to(AddMaterial.class, sight).isPresent());
    model.addAttribute(
        "unidentified",
        Rights.to(IdentifyAttendee.class, sight)
            .map(part -> unidentified(sessions.inSight(part)))
            .orElse(0));
    return "dialogue/sessions";
  }

  static int unidentified(Stream<SessionHistory> all) {
    return all.flatMap(session -> session.held().stream())
        .mapToInt(held -> held.unidentified().size())
        .sum();
  }

  private static boolean isAt(SessionHistory session, Place place) {
    return session.workplace().equals(place.workplace())
        && (place.group() == null || place.group().equals(session.group()));
  }

  private static @Nullable YearMonth month(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : YearMonth.parse(text);
    } catch (DateTimeException malformed) {
      return null;
    }
  }

  private List<Choice> months(List<SessionHistory> all) {
    return all.stream()
        .filter(session -> session.held().isPresent())
        .map(session -> YearMonth.from(session.date()))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .map(month -> new Choice(month.toString(), fmt.month(month)))
        .toList();
  }

  private DataTable table(
      String project,
      Sight sight,
      List<SessionHistory> held,
      Map<DialogueSessionId, Proof> proofs) {
    List<SessionHistory> shown = held.subList(0, Math.min(MOST_ROWS, held.size()));
    DataTable table =
        DataTable.of(
            "tillfallen",
            shown.size() < held.size()
                ? words.say("dialogue.list.caption.latest", shown.size(), held.size())
                : words.say("dialogue.list.caption"),
            Column.text(words.say("dialogue.list.when")),
            Column.text(words.say("dialogue.place")),
            words.figures("dialogue.list.attended"),
            words.figures("dialogue.list.hours"),
            words.figures("dialogue.list.signed"),
            words.figures("dialogue.list.certified"));
    for (SessionHistory session : shown) {
      Proof proof = proofs.getOrDefault(session.session(), Proof.NONE);
      int attended = proof.attended() + unidentified(Stream.of(session));
      table.row(
          Cell.link(
                  words.say(
                      "dialogue.when",
                      fmt.shortDateWithYear(session.date()),
                      fmt.clock(session.start())),
                  "/projekt/" + project + "/dialog/" + session.session())
              .sub(session.revision() > 1 ? words.say("dialogue.corrected") : ""),
          Cell.of(Place.at(session.workplace(), session.group(), sight).name()),
          Cell.of(fmt.number(attended)),
          Cell.of(fmt.hoursAndMinutes((long) proof.minutes())),
          Cell.of(words.say("dialogue.of", proof.signed(), attended)),
          Cell.of(words.say("dialogue.of", proof.certified(), attended)));
    }
    return table;
  }

  private DataTable coming(String project, Sight sight, List<SessionHistory> coming) {
    DataTable table =
        DataTable.of(
            "kommande",
            words.say("dialogue.coming"),
            Column.text(words.say("dialogue.list.when")),
            Column.text(words.say("dialogue.place")),
            words.figures("dialogue.minutes", "dialogue.minutes.planned"),
            Column.text(words.say("dialogue.list.state")));
    for (SessionHistory session : coming) {
      boolean over = Sessions.begins(session).isBefore(clock.now());
      table.row(
          Cell.link(
              words.say(
                  "dialogue.when",
                  fmt.shortDateWithYear(session.date()),
                  fmt.clock(session.start())),
              "/projekt/" + project + "/dialog/" + session.session()),
          Cell.of(Place.at(session.workplace(), session.group(), sight).name()),
          Cell.of(fmt.minutes(session.minutes())),
          Cell.tag(
              over
                  ? State.of(Tone.SOON, words.say("dialogue.state.to-log"))
                  : State.of(Tone.INFO, words.say("dialogue.state.planned"))));
    }
    return table;
  }

  @GetMapping("/{id}")
  String one(@PathVariable String project, @PathVariable String id, Model model) {
    Sight sight = gate.see(Query.DIALOGUE, project);
    return one(model, sight, session(sight, id));
  }

  @PostMapping("/{id}/stall-in")
  String cancel(
      @PathVariable String project,
      @PathVariable String id,
      Model model,
      HttpServletResponse response) {
    Sight sight = gate.see(Query.DIALOGUE, project);
    SessionHistory session = session(sight, id);
    FormErrors errors;
    switch (commands.send(
        project,
        "cancel-dialogue-session",
        new CancelDialogueSession(session.session(), session.workplace()),
        commandIds.current())) {
      case CommandSender.Sent done -> {
        views.await(done.position(), LogPage.PATIENCE);
        return "redirect:/projekt/" + project + "/dialog/" + id;
      }
      case CommandSender.Refused refused -> errors = FormErrors.of(refused);
      case CommandSender.Unknown unknown -> errors = FormErrors.of(unknown);
    }
    model.addAttribute("errors", errors);
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return one(model, sight, session);
  }

  private SessionHistory session(Sight sight, String id) {
    return sessions
        .one(sight, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private String one(Model model, Sight sight, SessionHistory session) {
    Place place = Place.at(session.workplace(), session.group(), sight);
    boolean past = !Sessions.begins(session).isAfter(clock.now());
    model.addAttribute("project", sight.project().value());
    model.addAttribute("id", session.session().value());
    model.addAttribute("placeName", place.name());
    model.addAttribute("cancelled", session.cancelled());
    model.addAttribute("planned", session.toBeLogged());
    model.addAttribute("past", past);
    model.addAttribute("mayLog", may(LogDialogueSession.class, sight, session));
    model.addAttribute("mayPlan", may(PlanDialogueSession.class, sight, session));
    model.addAttribute("mayCorrect", may(CorrectDialogueSession.class, sight, session));
    model.addAttribute("mayIdentify", may(IdentifyAttendee.class, sight, session));
    model.addAttribute(
        "when",
        words.say(
            "dialogue.when",
            fmt.longDate(session.date()),
            fmt.clock(session.start(), session.start().plusMinutes(session.minutes()))));
    session.held().ifPresent(one -> held.into(model, sight, session, one));
    if (session.held().isEmpty()) {
      model.addAttribute(
          "heading",
          words.say(
              session.cancelled()
                  ? "dialogue.one.cancelled"
                  : past ? "dialogue.one.to-log" : "dialogue.one.planned",
              fmt.date(session.date())));
    }
    return "dialogue/session";
  }

  private static boolean may(
      Class<? extends ProgrammeCommand> command, Sight sight, SessionHistory session) {
    return Rights.to(command, sight).filter(part -> part.sees(session.workplace())).isPresent();
  }
}
