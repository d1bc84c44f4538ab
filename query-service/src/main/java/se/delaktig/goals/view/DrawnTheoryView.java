package se.delaktig.goals.view;

import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.kernel.view.RecordedEvent;
import se.delaktig.kernel.view.View;

/** A project's theory of change, in one document. */
@Component
public class DrawnTheoryView implements View<DrawnTheory> {
  static final String ONLY = "theory";

  @Override
  public String name() {
    return "theory-of-change";
  }

  @Override
  public Class<DrawnTheory> stateType() {
    return DrawnTheory.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof TheoryOfChangeDrawn ? Set.of(ONLY) : Set.of();
  }

  @Override
  public DrawnTheory empty(String id) {
    return new DrawnTheory(null);
  }

  @Override
  public DrawnTheory after(DrawnTheory state, RecordedEvent recorded) {
    return recorded.event() instanceof TheoryOfChangeDrawn drawn ? new DrawnTheory(drawn) : state;
  }
}
