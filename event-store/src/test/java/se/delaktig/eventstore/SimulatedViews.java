package se.delaktig.eventstore;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The view documents and the token of one projector, on a server that forgets nothing. */
final class SimulatedViews {

  /**
   * What has come to one stream.
   *
   * @param position of the last event folded in
   * @param events how many
   * @param sum over their ids, in order
   */
  record View(long position, long events, long sum) {
    static final View EMPTY = new View(-1, 0, 0);

    /** With one more event. */
    View with(long at, String eventId) {
      return new View(at, events + 1, 31 * sum + eventId.hashCode());
    }
  }

  private final SeededSchedule schedule;
  private final Weather weather;
  private final Map<String, View> documents = new TreeMap<>();
  private long token;

  SimulatedViews(SeededSchedule schedule, Weather weather) {
    this.schedule = schedule;
    this.weather = weather;
  }

  View read(String stream) {
    trip();
    return documents.getOrDefault(stream, View.EMPTY);
  }

  void write(String stream, View view) {
    trip();
    documents.put(stream, view);
    trip();
  }

  /** The position of the next event to be read. */
  long token() {
    trip();
    return token;
  }

  void writeToken(long next) {
    trip();
    token = next;
    trip();
  }

  /** The way there or back; a write may have happened when it fails. */
  private void trip() {
    schedule.pause(schedule.random().nextLong(TimeUnit.MILLISECONDS.toNanos(1)));
    if (weather.losesAnswer()) {
      throw new ViewsLostException();
    }
  }

  /** The token as it stands. */
  long savedUpTo() {
    return token;
  }

  /** All documents. */
  Map<String, View> all() {
    return documents;
  }

  /** The views' server does not answer. */
  static final class ViewsLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewsLostException() {
      super("the views' server does not answer");
    }
  }

  /** The views that a log gives, folded from its beginning. */
  static Map<String, View> folded(Iterable<Commit> log) {
    Map<String, @Nullable View> views = new TreeMap<>();
    for (Commit commit : log) {
      for (StoredEvent event : commit.events()) {
        View before = views.get(event.stream());
        views.put(
            event.stream(),
            (before == null ? View.EMPTY : before).with(event.position(), event.id()));
      }
    }
    return Map.copyOf(views);
  }
}
