package se.delaktig.steering.view;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.kernel.view.Figure;
import se.delaktig.participants.view.Participation;

/**
 * The figures that a meeting looks at, as the steering group was shown them: small groups are
 * hidden, and a change waits until five people share it.
 *
 * @param commits how many of the project's commits they are of
 * @param day on which the last of those was recorded; both clocks stand at its end
 * @param monthsEnd the day for which the number of participants holds
 */
public record MeetingFigures(
    long commits,
    long position,
    LocalDate day,
    SteeringStatement hours,
    BudgetStatement money,
    GoalsStatement goals,
    Participation people,
    LocalDate monthsEnd) {

  /** The version of the project's rules that they are computed under. */
  public int ruleVersion() {
    return hours.hours().ruleVersion();
  }

  /** The key figures, in the order in which they are read. */
  public List<Figure> all() {
    return Stream.of(
            List.of(
                hours.hours().logged(),
                hours.hours().signed(),
                hours.hours().certified(),
                money.earned(),
                money.cashFigure(),
                money.spendable(),
                money.used()),
            goals.activities().activityTargets(),
            List.of(goals.reached(), people.figure(position)))
        .flatMap(List::stream)
        .toList();
  }
}
