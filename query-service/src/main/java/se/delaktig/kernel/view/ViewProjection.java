package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * Follows the log for one view: folds a batch of events in memory and writes what changed at once.
 */
final class ViewProjection<S> {
  private static final int MOST_TRIES = 50;

  private final View<S> view;
  private final ViewStore<S> store;
  private final ViewHeads heads;
  private final LogPages log;
  private final String batchKey;

  /** Where this process has left the view; another one may have brought it further. */
  private @Nullable Head last;

  ViewProjection(View<S> view, ViewStore<S> store, ViewHeads heads, LogPages log) {
    this.view = view;
    this.store = store;
    this.heads = heads;
    this.log = log;
    this.batchKey = "batch of " + view.name();
  }

  /** The name that its progress is kept under: another fold of the view has another one. */
  String processor() {
    return store.id();
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
    long position = batch.getLast().position();
    Head head = last == null ? store.head() : last;
    for (int tried = 0; position > head.position(); tried++) {
      if (tried == MOST_TRIES) {
        throw new IllegalStateException("the documents of " + store.id() + " do not keep still");
      }
      Head reached = foldOnto(head, batch, position);
      head = reached == null ? store.head() : reached;
    }
    last = head;
    heads.reached(store.id(), head);
  }

  private @Nullable Head foldOnto(Head head, List<RecordedEvent> batch, long position) {
    Folding<S> folding = Folding.into(view, store.live(head));
    // Other documents may have become the live ones, and what lies between is not in the batch.
    log.read(head.position() + 1, batch.getFirst().position(), folding::fold);
    folding.fold(batch);
    return store.write(head, folding, position);
  }
}
