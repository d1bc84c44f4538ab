package se.delaktig.claims.view;

import java.util.Collection;
import java.util.List;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.GivenCash;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.project.view.Programme;

/**
 * All of a project that claims and participant files are made of, as it stood at one place in the
 * log.
 *
 * @param position the last event it takes account of
 */
public record ProjectState(
    Programme programme,
    Collection<PersonHours> people,
    Collection<VoucherCost> costs,
    Collection<PostMonth> times,
    Collection<GivenCash> cash,
    DecidedBudget budget,
    long position) {
  public ProjectState {
    people = PersonHours.people(people, programme.records());
    costs = List.copyOf(costs);
    times = List.copyOf(times);
    cash = List.copyOf(cash);
  }
}
