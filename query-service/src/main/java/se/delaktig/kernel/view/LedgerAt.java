package se.delaktig.kernel.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.delaktig.kernel.view.ViewReader.Snapshot;

/**
 * A ledger's views in memory as they stood after some of its events: what was known then. The folds
 * are those of the live views. To be used by one thread at a time.
 */
public final class LedgerAt {
  private final List<View<?>> views;
  private final Map<String, Map<String, Object>> documents;
  private long position;

  private LedgerAt(List<View<?>> views, Map<String, Map<String, Object>> documents, long position) {
    this.views = views;
    this.documents = documents;
    this.position = position;
  }

  /** Before the ledger's first event. */
  public static LedgerAt beginning(List<View<?>> views) {
    return new LedgerAt(List.copyOf(views), new HashMap<>(), -1);
  }

  /** The same, to go on from on its own. Documents are values, so only the maps are copied. */
  public LedgerAt copy() {
    Map<String, Map<String, Object>> copied = new HashMap<>();
    documents.forEach((view, states) -> copied.put(view, new HashMap<>(states)));
    return new LedgerAt(views, copied, position);
  }

  /** Folds the ledger's next event. */
  public void after(RecordedEvent event) {
    views.forEach(view -> fold(view, event));
    position = event.position();
  }

  private <S> void fold(View<S> view, RecordedEvent event) {
    for (String id : view.touched(event)) {
      Map<String, Object> states = documents.computeIfAbsent(view.name(), name -> new HashMap<>());
      Object before = states.get(id);
      S state = before == null ? view.empty(id) : view.stateType().cast(before);
      states.put(id, view.after(state, event));
    }
  }

  /** All documents of a view, together with the last event that was folded. */
  public <S> Snapshot<S> all(View<S> view) {
    Map<String, S> states = new HashMap<>();
    documents
        .getOrDefault(view.name(), Map.of())
        .forEach((id, state) -> states.put(id, view.stateType().cast(state)));
    return new Snapshot<>(position, Map.copyOf(states));
  }

  /** The last event that was folded; -1 before the first. */
  public long position() {
    return position;
  }
}
