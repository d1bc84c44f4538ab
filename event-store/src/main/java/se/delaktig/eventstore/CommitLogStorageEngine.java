package se.delaktig.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commit log behind Axon's event store.
 *
 * <p>What is appended at once, which is what one unit of work has published, becomes one commit,
 * described by the metadata of {@link CommitMetadata} on its events. An aggregate's identifier is
 * its stream's name, {@code type-id}; the message's type is the part before the first dash. Tokens
 * are {@link GlobalSequenceTrackingToken}s and never null: -1 stands before the first event.
 *
 * <p>Besides Axon's own exceptions for conflicts, {@link LogException}s come through unchanged.
 * <strong>Snapshots are not kept</strong>: storing one does nothing, reading one finds none.
 */
public final class CommitLogStorageEngine implements EventStorageEngine {

  private static final Logger LOG = LoggerFactory.getLogger(CommitLogStorageEngine.class);
  private static final int PAGE = 500;
  private static final int LONG_STREAM = 50;
  private static final int LONG_STREAMS_KEPT = 20;

  private final CommitLog log;
  private final EventFormat format;
  private final AtomicBoolean snapshotRefused = new AtomicBoolean();

  /**
   * Events of long streams as they were read last: an event never changes, so only what came after
   * them is read again. The least recently read stream is dropped first.
   */
  private final Map<String, List<DomainEventMessage<?>>> longStreams =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<String, List<DomainEventMessage<?>>> eldest) {
              return size() > LONG_STREAMS_KEPT;
            }
          });

  /** An engine on a log, whose events are written and read by the format. */
  public CommitLogStorageEngine(CommitLog log, EventFormat format) {
    this.log = log;
    this.format = format;
  }

  CommitLog log() {
    return log;
  }

  EventFormat format() {
    return format;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConcurrencyException if an event's number in its stream is taken
   * @throws AggregateStreamCreationException if the taken number is the first
   * @throws IllegalArgumentException if an event belongs to no stream, or the events' metadata lack
   *     a required key or disagree
   */
  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    try {
      log.append(request(events));
    } catch (StreamConflictException e) {
      throw e.alreadyBegun()
          ? new AggregateStreamCreationException(String.valueOf(e.getMessage()), e)
          : new ConcurrencyException(String.valueOf(e.getMessage()), e);
    }
  }

  private CommitRequest request(List<? extends EventMessage<?>> events) {
    List<NewEvent> encoded = new ArrayList<>(events.size());
    MetaData first = events.getFirst().getMetaData();
    for (EventMessage<?> event : events) {
      agree(first, event.getMetaData());
      encoded.add(encode(event));
    }
    return new CommitRequest(
        required(first, CommitMetadata.LEDGER),
        required(first, CommitMetadata.ACTOR),
        required(first, CommitMetadata.ROLE),
        required(first, CommitMetadata.COMMAND),
        required(first, CommitMetadata.COMMAND_ID),
        text(first, CommitMetadata.COMMAND_BODY),
        text(first, CommitMetadata.CORRELATION),
        encoded);
  }

  private NewEvent encode(EventMessage<?> event) {
    if (!(event instanceof DomainEventMessage<?> domainEvent)) {
      throw new IllegalArgumentException(
          "only events of a stream are stored, not " + event.getPayloadType().getName());
    }
    EventFormat.Encoded encoded = format.encode(event.getPayload());
    return new NewEvent(
        event.getIdentifier(),
        domainEvent.getAggregateIdentifier(),
        domainEvent.getSequenceNumber(),
        encoded.name(),
        encoded.revision(),
        encoded.body());
  }

  private static void agree(MetaData first, MetaData other) {
    for (String key : CommitMetadata.HEADER) {
      String expected = text(first, key);
      String actual = text(other, key);
      if (expected == null ? actual != null : !expected.equals(actual)) {
        throw new IllegalArgumentException(
            "events of one commit disagree on " + key + ": " + expected + " and " + actual);
      }
    }
  }

  private static String required(MetaData metadata, String key) {
    String text = text(metadata, key);
    if (text == null) {
      throw new IllegalArgumentException("the events' metadata lack " + key);
    }
    return text;
  }

  private static @Nullable String text(MetaData metadata, String key) {
    Object value = metadata.get(key);
    return value == null ? null : value.toString();
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    if (!snapshotRefused.getAndSet(true)) {
      LOG.warn(
          "Snapshots are not kept by the commit log; the one of {} and all later ones are dropped",
          snapshot.getAggregateIdentifier());
    }
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
    return Optional.empty();
  }

  /** {@inheritDoc} The stream ends at the end of the log, whether it may block or not. */
  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken trackingToken, boolean mayBlock) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Messages(after(trackingToken)), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  @Override
  public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
    List<DomainEventMessage<?>> known =
        firstSequenceNumber == 0
            ? longStreams.getOrDefault(aggregateIdentifier, List.of())
            : List.of();
    StoredMessages messages = new StoredMessages(format);
    List<DomainEventMessage<?>> events = new ArrayList<>(known);
    log.stream(aggregateIdentifier, firstSequenceNumber + known.size()).stream()
        .map(messages::domain)
        .forEach(events::add);
    if (firstSequenceNumber == 0 && events.size() > known.size() && events.size() >= LONG_STREAM) {
      longStreams.put(aggregateIdentifier, List.copyOf(events));
    }
    return DomainEventStream.of(events);
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
    return log.lastSeqOf(aggregateIdentifier);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(-1);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(log.head() - 1);
  }

  @Override
  public TrackingToken createTokenAt(Instant dateTime) {
    return new GlobalSequenceTrackingToken(log.positionAt(dateTime) - 1);
  }

  /** The position of the first event that a reader with this token has not seen. */
  static long after(@Nullable TrackingToken token) {
    return switch (WrappedToken.unwrapLowerBound(token)) {
      case null -> 0;
      case GlobalSequenceTrackingToken position -> position.getGlobalIndex() + 1;
      case TrackingToken other ->
          throw new IllegalArgumentException("no token of this log: " + other.getClass().getName());
    };
  }

  private final class Messages implements Iterator<TrackedEventMessage<?>> {
    private final StoredMessages messages = new StoredMessages(format);
    private Iterator<StoredEvent> page = List.<StoredEvent>of().iterator();
    private long next;

    Messages(long next) {
      this.next = next;
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext()) {
        page = eventsFrom(log.readFrom(next, PAGE), next);
      }
      return page.hasNext();
    }

    @Override
    public TrackedEventMessage<?> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      StoredEvent event = page.next();
      next = event.position() + 1;
      return messages.tracked(event);
    }
  }

  /** The commits' events, without those before the position. */
  static Iterator<StoredEvent> eventsFrom(List<Commit> commits, long position) {
    return commits.stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.position() >= position)
        .iterator();
  }
}
