package se.delaktig.budget.page;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.StartPart;
import se.delaktig.kernel.page.Task;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Visitor;
import se.delaktig.kernel.page.Words;

/** Reminds the economist of posts whose hours of the latest whole month are not recorded. */
@Component
class BudgetOnStart implements StartPart {
  private final Gate gate;
  private final BudgetStatements statements;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  BudgetOnStart(
      Gate gate, BudgetStatements statements, ProgrammeClock clock, Words words, Fmt fmt) {
    this.gate = gate;
    this.statements = statements;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  @Override
  public List<Task> tasks(Visitor visitor, ProjectLine project) {
    if (!visitor.isAny(Role.ECONOMIST)) {
      return List.of();
    }
    YearMonth month = YearMonth.from(clock.today()).minusMonths(1);
    return gate.look(Query.COSTS, project.id()).stream()
        .filter(sight -> sight.programme().planned().period().contains(month.atEndOfMonth()))
        .map(sight -> missing(sight, month))
        .filter(missing -> missing > 0)
        .map(missing ->
            new Task(
                Tone.SOON,
                null,
                words.say("budget.task.when"),
                words.say("budget.task.title", fmt.month(month), missing),
                words.say("budget.task.consequence"),
                words.say("budget.task.action"),
                "/projekt/" + project.id() + "/arbetstid"))
        .toList();
  }

  /** Posts of the plan without an entry of their own for the month. */
  private long missing(Sight sight, YearMonth month) {
    long recorded =
        statements.times(sight).stream()
            .map(PostMonth::latest)
            .filter(Objects::nonNull)
            .filter(time -> time.month().equals(month.toString()))
            .map(time -> time.role() + "|" + time.organisation())
            .distinct()
            .count();
    return sight.programme().planned().staffing().size() - recorded;
  }
}
