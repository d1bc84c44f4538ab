package se.delaktig.kernel.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** All views there are, each with its store, its projection and its reader. */
@Component
public class Views {
  private final Map<String, Wired<?>> byName = new LinkedHashMap<>();

  Views(List<View<?>> views, MongoTemplate mongo, StateDocuments states, ViewHeads heads) {
    for (View<?> view : views) {
      if (byName.put(view.name(), Wired.of(view, mongo, states, heads)) != null) {
        throw new IllegalStateException("two views are named " + view.name());
      }
    }
  }

  /** The reader of a view. */
  @SuppressWarnings("unchecked")
  public <S> ViewReader<S> reader(View<S> view) {
    Wired<?> wired = byName.get(view.name());
    if (wired == null) {
      throw new IllegalArgumentException("no such view: " + view.name());
    }
    return (ViewReader<S>) wired.reader();
  }

  /** Waits until all views show an event, so that whoever sent a command sees what it did. */
  public boolean await(long position, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    return byName.values().stream()
        .allMatch(wired ->
            wired.reader().await(position, Duration.ofNanos(deadline - System.nanoTime())));
  }

  List<ViewReader<?>> readers() {
    return byName.values().stream().<ViewReader<?>>map(Wired::reader).toList();
  }

  List<ViewProjection<?>> projections() {
    return byName.values().stream().<ViewProjection<?>>map(Wired::projection).toList();
  }

  private record Wired<S>(ViewProjection<S> projection, ViewReader<S> reader) {
    static <S> Wired<S> of(
        View<S> view, MongoTemplate mongo, StateDocuments states, ViewHeads heads) {
      ViewStore<S> store = new ViewStore<>(view, mongo, states);
      return new Wired<>(
          new ViewProjection<>(view, store, heads), new ViewReader<>(view, store, heads));
    }
  }
}
