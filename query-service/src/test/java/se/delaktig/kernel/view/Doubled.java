package se.delaktig.kernel.view;

import java.util.Set;
import se.delaktig.kernel.view.MaterialVersions.Count;

/** The same view as a later build folds it: each version counts twice. */
final class Doubled implements View<Count> {
  private final MaterialVersions before = new MaterialVersions();

  @Override
  public String name() {
    return before.name();
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public Class<Count> stateType() {
    return Count.class;
  }

  @Override
  public Set<String> touched(RecordedEvent event) {
    return before.touched(event);
  }

  @Override
  public Count empty(String id) {
    return before.empty(id);
  }

  @Override
  public Count after(Count state, RecordedEvent event) {
    return before.after(before.after(state, event), event);
  }
}
