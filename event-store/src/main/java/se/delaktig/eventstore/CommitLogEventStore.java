package se.delaktig.eventstore;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on a commit log. In place of Axon's own embedded event store because that one
 * wakes only for what its own bean has published, and makes pooled processors poll: here every
 * append of this process wakes all readers at once, and other processes' appends within the poll
 * delay.
 */
public final class CommitLogEventStore extends AbstractEventStore implements Lifecycle {

  private final CommitLog log;
  private final SharedDecoding decoding;

  private CommitLogEventStore(Builder builder, CommitLogStorageEngine engine) {
    super(builder);
    this.log = engine.log();
    this.decoding = new SharedDecoding(engine.format());
  }

  /** An event store with its own engine. */
  public static CommitLogEventStore on(CommitLog log, EventFormat format) {
    return on(new CommitLogStorageEngine(log, format));
  }

  /** An event store on an engine. */
  public static CommitLogEventStore on(CommitLogStorageEngine engine) {
    return builder().storageEngine(engine).build();
  }

  /** For monitors and spans. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
    log.tail().follow();
    return new LogStream(log.tail(), decoding, CommitLogStorageEngine.after(trackingToken));
  }

  @Override
  public void registerLifecycleHandlers(Lifecycle.LifecycleRegistry lifecycle) {
    lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS - 10, log::close);
  }

  /** Builds the event store; only the engine is required. */
  public static final class Builder extends AbstractEventStore.Builder {

    private @Nullable CommitLogStorageEngine engine;

    private Builder() {}

    @Override
    public Builder storageEngine(EventStorageEngine storageEngine) {
      if (!(storageEngine instanceof CommitLogStorageEngine commitLogEngine)) {
        throw new IllegalArgumentException("no engine of a commit log: " + storageEngine);
      }
      engine = commitLogEngine;
      super.storageEngine(storageEngine);
      return this;
    }

    /**
     * The event store.
     *
     * @throws IllegalStateException if no engine was given
     */
    public CommitLogEventStore build() {
      if (engine == null) {
        throw new IllegalStateException("the engine is missing");
      }
      return new CommitLogEventStore(this, engine);
    }
  }
}
