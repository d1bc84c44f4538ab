package se.delaktig.budget.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.AidDeclared;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** Each organisation's declaration of de minimis aid, in one document. */
@Component
public class AidView implements View<DeclaredAid> {
  @Override
  public String name() {
    return "aid";
  }

  @Override
  public Class<DeclaredAid> stateType() {
    return DeclaredAid.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof AidDeclared declared
        ? Set.of(declared.organisation().value())
        : Set.of();
  }

  @Override
  public DeclaredAid empty(String id) {
    return new DeclaredAid(id, null);
  }

  @Override
  public DeclaredAid after(DeclaredAid state, RecordedEvent recorded) {
    return recorded.event() instanceof AidDeclared declared
        ? new DeclaredAid(state.organisation(), declared)
        : state;
  }
}
