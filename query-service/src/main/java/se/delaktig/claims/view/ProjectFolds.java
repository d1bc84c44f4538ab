package se.delaktig.claims.view;

import java.util.HashMap;
import java.util.Map;
import se.delaktig.budget.view.BudgetView;
import se.delaktig.budget.view.CostView;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.PostMonth;
import se.delaktig.budget.view.StaffTimeView;
import se.delaktig.budget.view.VoucherCost;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;
import se.delaktig.project.view.Programme;
import se.delaktig.project.view.ProgrammeView;

/** The views' own folds over one project's log, in memory. */
final class ProjectFolds {
  private final InMemory<PersonHours> people = new InMemory<>(new PersonHoursView());
  private final InMemory<Programme> programme = new InMemory<>(new ProgrammeView());
  private final InMemory<VoucherCost> costs = new InMemory<>(new CostView());
  private final InMemory<PostMonth> times = new InMemory<>(new StaffTimeView());
  private final InMemory<DecidedBudget> budget = new InMemory<>(new BudgetView());
  private long position = -1;

  private static final class InMemory<S> {
    private final View<S> view;
    private final Map<String, S> documents = new HashMap<>();

    InMemory(View<S> view) {
      this.view = view;
    }

    void after(RecordedEvent event) {
      for (String id : view.touched(event)) {
        S before = documents.get(id);
        documents.put(id, view.after(before == null ? view.empty(id) : before, event));
      }
    }

    S only(String id) {
      S one = documents.get(id);
      return one == null ? view.empty(id) : one;
    }
  }

  /** Folds the next event of the project's log. */
  void after(RecordedEvent event) {
    people.after(event);
    programme.after(event);
    costs.after(event);
    times.after(event);
    budget.after(event);
    position = event.position();
  }

  /** All of it as it stands after the last event. */
  ProjectState state() {
    return new ProjectState(
        programme.only(ProgrammeView.ONLY),
        people.documents.values(),
        costs.documents.values(),
        times.documents.values(),
        budget.only(BudgetView.ONLY),
        position);
  }
}
