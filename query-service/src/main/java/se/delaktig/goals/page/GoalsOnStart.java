package se.delaktig.goals.page;

import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;

/** Reminds the project leader of goals that nobody can follow up yet. */
@Component
class GoalsOnStart implements StartPart {
  private final Gate gate;
  private final GoalsStatements statements;
  private final Words words;

  GoalsOnStart(Gate gate, GoalsStatements statements, Words words) {
    this.gate = gate;
    this.statements = statements;
    this.words = words;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (!visitor.isAny(Role.PROJECT_LEADER)) {
      return List.of();
    }
    List<String> lacking =
        gate.look(Query.GOALS, project.id()).map(statements::of).stream()
            .flatMap(statement -> statement.withoutIndicator().stream())
            .map(ProjectPlan.Goal::id)
            .toList();
    if (lacking.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Task(
            Tone.NEUTRAL,
            null,
            words.say("goals.task.when"),
            words.say("goals.task.title", lacking.size()),
            words.say("goals.task.consequence", String.join(", ", lacking)),
            words.say("goals.task.action"),
            "/projekt/" + project.id() + "/mal"));
  }
}
