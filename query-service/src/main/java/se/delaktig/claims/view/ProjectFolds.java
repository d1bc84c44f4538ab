package se.delaktig.claims.view;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import se.delaktig.budget.view.BudgetView;
import se.delaktig.budget.view.CashView;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.StaffTimeView;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.LedgerAt;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.project.view.ProgrammeView;

/** The views' own folds over one project's log, in memory. */
final class ProjectFolds {
  private final PersonHoursView people = new PersonHoursView();
  private final ProgrammeView programme = new ProgrammeView();
  private final CostView costs = new CostView();
  private final StaffTimeView times = new StaffTimeView();
  private final CashView cash = new CashView();
  private final BudgetView budget = new BudgetView();
  private final LedgerAt known =
      LedgerAt.beginning(List.of(people, programme, costs, times, cash, budget));

  /** Folds the next event of the project's log. */
  void after(RecordedEvent event) {
    known.after(event);
  }

  /** All of it as it stands after the last event. */
  ProjectState state() {
    return new ProjectState(
        only(programme, ProgrammeView.ONLY),
        all(people),
        all(costs),
        all(times),
        all(cash),
        only(budget, BudgetView.ONLY),
        known.position());
  }

  private <S> S only(View<S> view, String id) {
    return known.all(view).byId().getOrDefault(id, view.empty(id));
  }

  /** In an order that is the same in every program. */
  private <S> Collection<S> all(View<S> view) {
    return new TreeMap<>(known.all(view).byId()).values();
  }
}
