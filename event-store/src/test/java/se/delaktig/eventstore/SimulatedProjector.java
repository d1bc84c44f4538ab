package se.delaktig.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log as Axon's processors do, and keeps views: it folds a batch of events in memory,
 * writes the documents and then the token. Each document holds the position of the last event
 * folded in, so what is read again after a crash is not folded again.
 */
final class SimulatedProjector {

  private static final int LONGEST_BATCH = 6;
  private static final int POLL_MILLIS = 200;

  private final SeededSchedule schedule;
  private final SimulatedServer server;
  private final SimulatedViews views;
  private final LogTail tail;
  private final @Nullable Planted planted;

  SimulatedProjector(
      SeededSchedule schedule,
      SimulatedServer server,
      SimulatedViews views,
      LogTail tail,
      @Nullable Planted planted) {
    this.schedule = schedule;
    this.server = server;
    this.views = views;
    this.tail = tail;
    this.planted = planted;
  }

  /** Goes on for ever, from the token anew whenever something does not answer. */
  void run() {
    while (true) {
      try {
        follow();
      } catch (SimulatedViews.ViewsLostException | LogUnavailableException e) {
        schedule.note("projector begins again: " + e.getMessage());
        schedule.pause(TimeUnit.MILLISECONDS.toNanos(10));
      } catch (InterruptedException e) {
        throw new AssertionError("nobody interrupts here", e);
      }
    }
  }

  private void follow() throws InterruptedException {
    long next = views.token();
    tail.follow();
    LogStream stream = new LogStream(tail, new SharedDecoding(new BodyFormat()), next);
    while (true) {
      Map<String, SimulatedViews.View> touched = new LinkedHashMap<>();
      int most = 1 + schedule.random().nextInt(LONGEST_BATCH);
      for (int i = 0;
          i < most && stream.hasNextAvailable(POLL_MILLIS, TimeUnit.MILLISECONDS);
          i++) {
        TrackedEventMessage<?> message = stream.nextAvailable();
        fold(touched, message, next);
        next++;
      }
      if (!touched.isEmpty()) {
        save(touched, next);
      }
    }
  }

  private void fold(
      Map<String, SimulatedViews.View> touched, TrackedEventMessage<?> message, long due) {
    long position = message.trackingToken().position().orElseThrow();
    Witness.require(position == due, "a reader gets " + position + " where " + due + " was due");
    StoredEvent there =
        server
            .at(position)
            .orElseThrow(() -> new AssertionError("a reader gets what is not there: " + position));
    Witness.require(
        there.id().equals(message.getIdentifier()),
        "a reader gets " + message.getIdentifier() + " where " + there.id() + " stands");
    String name = ((DomainEventMessage<?>) message).getAggregateIdentifier();
    SimulatedViews.View view = touched.get(name);
    if (view == null) {
      view = views.read(name);
    }
    boolean folded = position <= view.position() && planted != Planted.STALE_TOKEN;
    if (folded) {
      schedule.count("read again");
    }
    touched.put(name, folded ? view : view.with(position, message.getIdentifier()));
  }

  private void save(Map<String, SimulatedViews.View> touched, long next) {
    if (planted == Planted.TOKEN_BEFORE_DOCUMENTS) {
      views.writeToken(next);
    }
    touched.forEach(views::write);
    if (planted != Planted.TOKEN_BEFORE_DOCUMENTS) {
      views.writeToken(next);
    }
    schedule.note("projector has folded up to " + next);
  }

  /** Events that are nothing but their body. */
  private static final class BodyFormat implements EventFormat {
    @Override
    public Encoded encode(Object payload) {
      return new Encoded("noted", 1, payload.toString());
    }

    @Override
    public Object decode(String name, int revision, String body) {
      return body;
    }
  }
}
