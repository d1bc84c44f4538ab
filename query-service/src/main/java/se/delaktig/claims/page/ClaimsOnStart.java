package se.delaktig.claims.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.claims.view.ParticipantFiles;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;

/** What the economist is reminded of: the month to close, participant files and their days. */
@Component
class ClaimsOnStart implements StartPart {
  private static final int SOON_DAYS = 14;

  private final Gate gate;
  private final ClaimStatements claims;
  private final ParticipantFiles files;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  ClaimsOnStart(
      Gate gate,
      ClaimStatements claims,
      ParticipantFiles files,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.gate = gate;
    this.claims = claims;
    this.files = files;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (!visitor.isAny(Role.ECONOMIST)) {
      return List.of();
    }
    List<Task> tasks = new ArrayList<>();
    gate.look(Query.CLAIMS, project.id()).ifPresent(sight -> close(sight, tasks));
    gate.look(Query.PARTICIPANT_FILES, project.id()).ifPresent(sight -> files(sight, tasks));
    return tasks;
  }

  /** The latest month that has ended, while it is open. */
  private void close(Sight sight, List<Task> tasks) {
    YearMonth month = YearMonth.from(clock.today()).minusMonths(1);
    if (sight.programme().planned().period().contains(month.atEndOfMonth())
        && claims.book(sight).closed(month).isEmpty()) {
      tasks.add(
          new Task(
              Tone.NEUTRAL,
              null,
              words.say("claims.task.close.when"),
              words.say("claims.task.close", fmt.month(month)),
              words.say("claims.task.close.why"),
              words.say("claims.task.close.do"),
              "/projekt/" + sight.project() + "/manader/" + month));
    }
  }

  private void files(Sight sight, List<Task> tasks) {
    String page = "/projekt/" + sight.project() + "/deltagarfiler";
    List<ParticipantFiles.Month> months = files.months(sight);
    List<String> anew =
        months.stream()
            .filter(ParticipantFiles.Month::anew)
            .map(one -> fmt.month(one.month()))
            .toList();
    if (!anew.isEmpty()) {
      tasks.add(
          new Task(
              Tone.LATE,
              null,
              words.say("claims.task.anew.when"),
              words.say("claims.task.anew", String.join(", ", anew)),
              words.say("claims.task.anew.why"),
              words.say("claims.task.anew.do"),
              page));
    }
    // The earliest alone: the next one is made when it has been.
    months.stream()
        .filter(one -> one.sent() == null && one.due() != null)
        .findFirst()
        .ifPresent(one -> tasks.add(toMake(one, page)));
  }

  private Task toMake(ParticipantFiles.Month one, String page) {
    LocalDate due = java.util.Objects.requireNonNull(one.due());
    LocalDate today = clock.today();
    boolean late = due.isBefore(today);
    return new Task(
        late ? Tone.LATE : due.isAfter(today.plusDays(SOON_DAYS)) ? Tone.NEUTRAL : Tone.SOON,
        due,
        words.say(late ? "claims.task.late" : "claims.task.due", fmt.shortDateWithYear(due)),
        words.say("claims.task.file", fmt.month(one.month())),
        words.say("claims.task.file.why"),
        words.say("claims.task.file.do"),
        page);
  }
}
