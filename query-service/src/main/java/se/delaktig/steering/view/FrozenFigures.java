package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.goals.view.GoalsStatements;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.Pasts;
import se.delaktig.participants.view.Participation;
import se.delaktig.participants.view.People;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/**
 * Makes a meeting's figures from the log alone: the same part of the log gives the same figures for
 * ever, whatever is recorded later.
 */
@Component
public class FrozenFigures {
  private final CommitLog log;
  private final Pasts pasts;
  private final ProgrammeView programmes;
  private final SteeringStatements statements;
  private final BudgetStatements budgets;
  private final GoalsStatements goals;
  private final People people;

  FrozenFigures(
      CommitLog log,
      Pasts pasts,
      ProgrammeView programmes,
      SteeringStatements statements,
      BudgetStatements budgets,
      GoalsStatements goals,
      People people) {
    this.log = log;
    this.pasts = pasts;
    this.programmes = programmes;
    this.statements = statements;
    this.budgets = budgets;
    this.goals = goals;
    this.people = people;
  }

  /**
   * How many of the project's commits there are up to an event.
   *
   * @param position the event's, which must be one of the project's
   */
  public long commitsUpTo(long position) {
    return log.readFrom(position, 1).getFirst().header().ledgerSeq() + 1;
  }

  /** What is in sight as it was known up to an event, on both clocks. */
  public Sight at(Sight sight, long position) {
    return after(sight, commitsUpTo(position), pasts(sight, commitsUpTo(position)));
  }

  private LedgerAt pasts(Sight sight, long commits) {
    return pasts.after(commits, sight.project().value());
  }

  private Sight after(Sight sight, long commits, LedgerAt known) {
    LocalDate day = dayOf(sight.project().value(), commits);
    Programme then =
        known
            .all(programmes)
            .byId()
            .getOrDefault(ProgrammeView.ONLY, programmes.empty(ProgrammeView.ONLY));
    return sight.at(new Past(day, day, known), then);
  }

  /**
   * The figures after the project's first commits.
   *
   * @param sight of whoever asks, who must see the whole project
   * @param commits how many, at least as many as bring the project's plan
   */
  public MeetingFigures after(Sight sight, long commits) {
    LedgerAt known = pasts(sight, commits);
    Sight shown = after(sight.asSeenBy(Role.STEERING_GROUP), commits, known);
    LocalDate day = dayOf(sight.project().value(), commits);
    LocalDate monthsEnd = day.withDayOfMonth(1).minusDays(1);
    return new MeetingFigures(
        commits,
        known.position(),
        day,
        statements.of(shown),
        budgets.of(shown),
        goals.of(shown),
        Participation.withoutSmallGroups(people.in(shown), monthsEnd),
        monthsEnd);
  }

  private LocalDate dayOf(String project, long commits) {
    List<Commit> last = log.commitsOf(project, commits - 1, 1);
    return last.getFirst().header().at().atZone(ProgrammeClock.SWEDEN).toLocalDate();
  }
}
