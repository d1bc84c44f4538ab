package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * Follows the log for all views together: a batch of events is folded into all of them at once, and
 * how far they have come is stored in one write.
 */
@Component
final class LogFollower {
  private static final String BATCH = "batch of the views";

  private final Views views;
  private final ViewHeads heads;

  LogFollower(Views views, ViewHeads heads) {
    this.views = views;
    this.heads = heads;
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
    List<RecordedEvent> batch = root.getOrComputeResource(BATCH, key -> new ArrayList<>());
    batch.add(new RecordedEvent(ledger, position, at, new ActorId(actor), role, event));
    // Not when the unit of work prepares to commit: that is when Axon stores the token, and of a
    // process that ends between the two the views would never see the batch.
    if (!(root instanceof BatchingUnitOfWork<?> several) || several.isLastMessage()) {
      fold(batch);
    }
  }

  /** Folds events, oldest first, into all views that lack them. */
  void fold(List<RecordedEvent> batch) {
    List<ViewProjection<?>> behind = new ArrayList<>();
    for (FollowedView<?> followed : views.followed()) {
      if (followed.projection().lacks(batch)) {
        behind.add(followed.projection());
      }
    }
    List<Reached> reached =
        AtOnce.map(behind, one -> one.write(batch)).stream().flatMap(Optional::stream).toList();
    if (reached.size() == behind.size() && heads.move(reached)) {
      reached.forEach(one -> one.projection().stands(one.head()));
    } else {
      // Other documents have taken the place of a view's, or a stopped one has been mended.
      behind.forEach(one -> one.fold(batch));
    }
  }

  /** A view whose documents have been written, and where its head is to stand. */
  record Reached(ViewProjection<?> projection, Head head) {}
}
