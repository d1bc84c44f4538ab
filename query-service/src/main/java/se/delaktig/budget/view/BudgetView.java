package se.delaktig.budget.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** How each project's money is divided, in one document. */
@Component
public class BudgetView implements View<DecidedBudget> {
  /** The id of a ledger's only document. */
  public static final String ONLY = "budget";

  @Override
  public String name() {
    return "budget";
  }

  @Override
  public Class<DecidedBudget> stateType() {
    return DecidedBudget.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof BudgetDecided ? Set.of(ONLY) : Set.of();
  }

  @Override
  public DecidedBudget empty(String id) {
    return DecidedBudget.none();
  }

  @Override
  public DecidedBudget after(DecidedBudget state, RecordedEvent recorded) {
    return recorded.event() instanceof BudgetDecided decided ? state.after(decided) : state;
  }
}
