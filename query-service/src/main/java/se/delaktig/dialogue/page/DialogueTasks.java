package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.command.IdentifyAttendee;
import se.delaktig.dialogue.command.LogDialogueSession;
import se.delaktig.dialogue.view.SessionHistory;
import se.delaktig.dialogue.view.Sessions;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.Shortcut;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/** What the dialogue asks of somebody: sessions to log, attendees to identify. */
@Component
class DialogueTasks implements StartPart {
  /** After so many days a session that is not logged is late. */
  private static final int LATE_AFTER_DAYS = 7;

  private static final int MOST_SHOWN = 3;

  private final Gate gate;
  private final Sessions sessions;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  DialogueTasks(Gate gate, Sessions sessions, ProgrammeClock clock, Fmt fmt, Words words) {
    this.gate = gate;
    this.sessions = sessions;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /** How many sessions and attendees wait for whoever is signed in. */
  int waiting(String project) {
    return gate.look(Query.DIALOGUE, project)
        .map(sight -> toLog(sight).size() + toIdentify(sight))
        .orElse(0);
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    Optional<Sight> look = gate.look(Query.DIALOGUE, project.id());
    if (look.isEmpty()) {
      return List.of();
    }
    String address = "/projekt/" + project.id() + "/dialog";
    List<Task> tasks = new ArrayList<>();
    List<SessionHistory> toLog = toLog(look.get());
    toLog.stream()
        .limit(MOST_SHOWN)
        .forEach(session -> tasks.add(task(look.get(), session, address)));
    if (toLog.size() > MOST_SHOWN) {
      tasks.add(
          new Task(
              Tone.SOON,
              null,
              words.say("dialogue.task.more.when"),
              words.say("dialogue.task.more", toLog.size() - MOST_SHOWN),
              words.say("dialogue.task.log.why"),
              words.say("dialogue.task.more.act"),
              address));
    }
    tasks.addAll(toSign(look.get(), address));
    int unidentified = toIdentify(look.get());
    if (unidentified > 0) {
      tasks.add(
          new Task(
              Tone.SOON,
              null,
              words.say("dialogue.task.more.when"),
              words.say("dialogue.task.identify", unidentified),
              words.say("dialogue.task.identify.why"),
              words.say("dialogue.task.identify.act"),
              address + "/oklara"));
    }
    return tasks;
  }

  @Override
  public List<Shortcut> shortcuts(Visitor visitor, ProjectLine project) {
    return gate.look(Query.DIALOGUE, project.id())
        .filter(sight -> sight.roles().contains(Role.PROCESS_LEADER))
        .map(sight ->
            List.of(
                new Shortcut(
                    words.say("dialogue.log"), "/projekt/" + project.id() + "/dialog/logga")))
        .orElse(List.of());
  }

  /** The sessions whose people can sign on this leader's phone, the latest first. */
  private List<Task> toSign(Sight sight, String address) {
    if (!sight.roles().contains(Role.PROCESS_LEADER)) {
      return List.of();
    }
    Map<String, Integer> unsigned = new HashMap<>();
    sight.among(sessions.people(sight).values()).stream()
        .flatMap(person -> person.entries().stream())
        .filter(entry -> entry.session().kind() == ActivityKind.WORKPLACE_DIALOGUE)
        .filter(entry -> entry.presence().attended() && entry.signed() == null)
        .forEach(entry -> unsigned.merge(entry.session().id(), 1, Integer::sum));
    return sessions.of(sight).stream()
        .filter(session -> unsigned.containsKey(session.session().value()))
        .limit(MOST_SHOWN)
        .map(session ->
            toSign(session, unsigned.getOrDefault(session.session().value(), 0), address))
        .toList();
  }

  private Task toSign(SessionHistory session, int people, String address) {
    return new Task(
        Tone.SOON,
        null,
        words.say("dialogue.task.more.when"),
        words.say("dialogue.task.sign", people, fmt.dayAndMonth(session.date())),
        words.say("dialogue.task.sign.why"),
        words.say("dialogue.task.sign.act"),
        address + "/" + session.session() + "/skriv-under");
  }

  private Task task(Sight sight, SessionHistory session, String address) {
    LocalDate day = session.date();
    long days = ChronoUnit.DAYS.between(day, clock.today());
    return new Task(
        days > LATE_AFTER_DAYS ? Tone.LATE : Tone.SOON,
        day,
        words.say("dialogue.task.log.when", days),
        words.say(
            "dialogue.task.log",
            Place.at(session.workplace(), session.group(), sight).name(),
            fmt.dayAndMonth(day)),
        words.say("dialogue.task.log.why"),
        words.say("dialogue.log.it"),
        address + "/logga?planerad=" + session.session());
  }

  private List<SessionHistory> toLog(Sight sight) {
    return Rights.to(LogDialogueSession.class, sight)
        .map(part ->
            Sessions.latestFirst(
                    sessions
                        .inSight(part)
                        .filter(SessionHistory::toBeLogged)
                        .filter(session -> Sessions.begins(session).isBefore(clock.now())))
                .reversed())
        .orElse(List.of());
  }

  private int toIdentify(Sight sight) {
    return Rights.to(IdentifyAttendee.class, sight)
        .map(part -> SessionsPage.unidentified(sessions.inSight(part)))
        .orElse(0);
  }
}
