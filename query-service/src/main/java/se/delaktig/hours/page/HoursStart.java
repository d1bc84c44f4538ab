package se.delaktig.hours.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Waiting;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** What waits for a signature or a certificate, as things to do. */
@Component
class HoursStart implements StartPart {
  private final Gate gate;
  private final HoursStatements statements;
  private final Fmt fmt;
  private final Words words;

  HoursStart(Gate gate, HoursStatements statements, Fmt fmt, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.fmt = fmt;
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    return gate.look(Query.PENDING_HOURS, project.id())
        .map(sight -> tasks(sight))
        .orElse(List.of());
  }

  private List<Task> tasks(Sight sight) {
    String project = sight.project().value();
    List<Waiting> waiting = Waiting.in(statements.of(sight));
    List<Task> tasks = new ArrayList<>();
    if (sight.roles().contains(Role.MANAGER)) {
      Optional<PersonId> me = sight.programme().grants().personOf(sight.actor());
      long mine =
          waiting.stream()
              .filter(w -> me.filter(w::isFor).isPresent())
              .mapToLong(Waiting::minutes)
              .sum();
      if (mine > 0) {
        tasks.add(task(project, "hours.task.certify", fmt.hours(mine)));
      }
    }
    if (sight.roles().contains(Role.PROJECT_LEADER)
        || sight.roles().contains(Role.PROJECT_WORKER)) {
      long stuck = sum(waiting.stream().filter(w -> w.uncertified() && w.route().stuck()).toList());
      long uncertified = sum(waiting.stream().filter(Waiting::uncertified).toList()) - stuck;
      long unsigned = sum(waiting.stream().filter(Waiting::unsigned).toList());
      if (unsigned > 0) {
        tasks.add(task(project, "hours.task.unsigned", fmt.hours(unsigned)));
      }
      if (uncertified > 0) {
        tasks.add(task(project, "hours.task.uncertified", fmt.hours(uncertified)));
      }
      if (stuck > 0) {
        tasks.add(task(project, "hours.task.stuck", fmt.hours(stuck)));
      }
    }
    return tasks;
  }

  private static long sum(List<Waiting> waiting) {
    return waiting.stream().mapToLong(Waiting::minutes).sum();
  }

  private Task task(String project, String key, String hours) {
    return new Task(
        Tone.SOON,
        null,
        words.say(key + ".when"),
        words.say(key, hours),
        words.say(key + ".why"),
        words.say(key + ".do"),
        "/projekt/" + project + "/intyg");
  }
}
