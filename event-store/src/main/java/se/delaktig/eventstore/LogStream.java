package se.delaktig.eventstore;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the whole log. All it remembers is the position of the next event, which it never
 * passes: an event that can't be read stops it there, until it can.
 */
final class LogStream implements TrackingEventStream {

  private static final int PAGE = 256;

  private final LogTail tail;
  private final StoredMessages messages;
  private Iterator<StoredEvent> page = List.<StoredEvent>of().iterator();
  private long next;
  private @Nullable StoredEvent current;
  private @Nullable TrackedEventMessage<?> message;
  private @Nullable Registration callback;

  LogStream(LogTail tail, SharedDecoding decoding, long position) {
    this.tail = tail;
    this.messages = new StoredMessages(decoding::decode);
    this.next = position;
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return hasNextAvailable() ? Optional.of(message()) : Optional.empty();
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long begun = tail.time().nanoTime();
    while (true) {
      long seen = tail.version();
      if (advance()) {
        return true;
      }
      long left = unit.toNanos(timeout) - (tail.time().nanoTime() - begun);
      if (left <= 0 || !tail.awaitMove(seen, left)) {
        return false;
      }
    }
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    TrackedEventMessage<?> result = message();
    next++;
    current = null;
    message = null;
    return result;
  }

  private boolean advance() {
    if (current != null) {
      return true;
    }
    if (!page.hasNext()) {
      page = CommitLogStorageEngine.eventsFrom(tail.from(next, PAGE), next);
    }
    if (page.hasNext()) {
      current = page.next();
    }
    return current != null;
  }

  private TrackedEventMessage<?> message() {
    if (message == null) {
      if (current == null) {
        throw new IllegalStateException("there is no event to read");
      }
      message = messages.tracked(current);
    }
    return message;
  }

  @Override
  public boolean setOnAvailableCallback(Runnable onAvailable) {
    close();
    callback = tail.onMoved(onAvailable);
    return true;
  }

  @Override
  public void close() {
    if (callback != null) {
      callback.close();
      callback = null;
    }
  }
}
