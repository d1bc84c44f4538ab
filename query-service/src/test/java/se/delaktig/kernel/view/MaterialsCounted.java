package se.delaktig.kernel.view;

import java.util.Set;
import se.delaktig.dialogue.event.MaterialAdded;

/**
 * A view with one document: how many materials have been added. It can be made to fail as a whole.
 */
final class MaterialsCounted implements View<MaterialsCounted.Sum> {
  static final String ALL = "all";

  private boolean failing;

  /** Its document. */
  record Sum(int materials) {}

  /** Until told otherwise nothing can be done with it. */
  void fail(boolean now) {
    failing = now;
  }

  @Override
  public String name() {
    return "counted";
  }

  @Override
  public Class<Sum> stateType() {
    return Sum.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    if (failing) {
      throw new IllegalStateException("failing as a whole");
    }
    return recorded.event() instanceof MaterialAdded ? Set.of(ALL) : Set.of();
  }

  @Override
  public Sum empty(String id) {
    return new Sum(0);
  }

  @Override
  public Sum after(Sum state, RecordedEvent recorded) {
    return new Sum(state.materials() + 1);
  }
}
