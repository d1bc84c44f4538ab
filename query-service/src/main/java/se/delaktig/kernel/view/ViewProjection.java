package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.ProgrammeEvent;
import se.delaktig.kernel.view.ViewStore.Key;
import se.delaktig.kernel.view.ViewStore.Stored;

/**
 * Follows the log for one view: folds a batch of events in memory and writes what changed at once.
 * An event that has been folded into a document before is passed over, so that a batch handled
 * twice changes nothing.
 */
final class ViewProjection<S> {
  private final View<S> view;
  private final ViewStore<S> store;
  private final ViewHeads heads;
  private final String batchKey;

  ViewProjection(View<S> view, ViewStore<S> store, ViewHeads heads) {
    this.view = view;
    this.store = store;
    this.heads = heads;
    this.batchKey = "batch of " + view.name();
  }

  String name() {
    return view.name();
  }

  @EventHandler
  void on(
      ProgrammeEvent event,
      TrackingToken token,
      @Timestamp Instant at,
      @MetaDataValue("ledger") String ledger,
      @MetaDataValue("actor") String actor,
      @MetaDataValue("role") String role,
      UnitOfWork<?> unitOfWork) {
    long position = token.position().orElseThrow();
    UnitOfWork<?> root = unitOfWork.root();
    List<RecordedEvent> batch = root.getOrComputeResource(batchKey, key -> new ArrayList<>());
    batch.add(new RecordedEvent(ledger, position, at, new ActorId(actor), role, event));
    // Not when the unit of work prepares to commit: that is when Axon stores the token, and of a
    // process that ends between the two the view would never see the batch.
    if (!(root instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
      fold(batch);
    }
  }

  /** Folds events, oldest first, into the documents that they touch. */
  void fold(List<RecordedEvent> batch) {
    List<Touch> touches = batch.stream().map(this::touch).toList();
    Set<Key> all = new LinkedHashSet<>();
    touches.forEach(touch -> all.addAll(touch.keys()));
    Map<Key, Stored<S>> states = all.isEmpty() ? new HashMap<>() : store.find(all);
    Map<Key, Stored<S>> changed = new HashMap<>();
    for (Touch touch : touches) {
      RecordedEvent event = touch.event();
      for (Key key : touch.keys()) {
        Stored<S> before = states.getOrDefault(key, new Stored<>(key, -1, view.empty(key.id())));
        if (event.position() > before.position()) {
          Stored<S> after = new Stored<>(key, event.position(), view.after(before.state(), event));
          states.put(key, after);
          changed.put(key, after);
        }
      }
    }
    long head = batch.getLast().position();
    store.write(changed.values(), head);
    heads.reached(view.name(), head);
  }

  private Touch touch(RecordedEvent event) {
    List<Key> keys = view.touched(event).stream().map(id -> new Key(event.ledger(), id)).toList();
    return new Touch(event, keys);
  }

  /** An event and the documents it changes. */
  private record Touch(RecordedEvent event, List<Key> keys) {}
}
