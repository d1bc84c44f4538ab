package se.delaktig.kernel.view;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import se.delaktig.dialogue.event.MaterialAdded;

/**
 * A view with a document for each material: how many versions it has, with a decimal that must stay
 * exact. Its fold can be told to throw for some titles.
 */
final class MaterialVersions implements View<MaterialVersions.Count> {
  private final Set<String> poison = new HashSet<>();
  private final String worthOfEach;

  MaterialVersions() {
    this("0.20");
  }

  MaterialVersions(String worthOfEach) {
    this.worthOfEach = worthOfEach;
  }

  /** A document of it. */
  record Count(int versions, BigDecimal worth, Set<String> titles) {}

  /** From now on the fold throws for a title. */
  void cannotFold(String title) {
    poison.add(title);
  }

  /** The fold has been put right. */
  void canFoldAll() {
    poison.clear();
  }

  @Override
  public String name() {
    return "versions";
  }

  @Override
  public Class<Count> stateType() {
    return Count.class;
  }

  @Override
  public Set<String> touched(RecordedEvent recorded) {
    return recorded.event() instanceof MaterialAdded added
        ? Set.of(added.material().value())
        : Set.of();
  }

  @Override
  public Count empty(String id) {
    return new Count(0, new BigDecimal("0.10"), Set.of());
  }

  @Override
  public Count after(Count state, RecordedEvent recorded) {
    String title = ((MaterialAdded) recorded.event()).title();
    if (poison.contains(title)) {
      throw new IllegalStateException("cannot fold " + title);
    }
    Set<String> titles = new HashSet<>(state.titles());
    titles.add(title);
    return new Count(
        state.versions() + 1, state.worth().add(new BigDecimal(worthOfEach)), Set.copyOf(titles));
  }
}
