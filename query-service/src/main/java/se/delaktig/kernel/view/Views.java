package se.delaktig.kernel.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** All views there are, each with its store, its projection and its reader. */
@Component
public class Views {
  private final Map<String, FollowedView<?>> byName = new LinkedHashMap<>();
  private final LogPages log;
  private final ViewHeads heads;

  Views(List<View<?>> views, MongoTemplate mongo, StateText states, ViewHeads heads, LogPages log) {
    this.log = log;
    this.heads = heads;
    for (View<?> view : views) {
      if (byName.put(view.name(), FollowedView.of(view, mongo, states, heads, log)) != null) {
        throw new IllegalStateException("two views are named " + view.name());
      }
    }
  }

  /** The reader of a view. */
  @SuppressWarnings("unchecked")
  public <S> ViewReader<S> reader(View<S> view) {
    FollowedView<?> followed = byName.get(view.name());
    if (followed == null) {
      throw new IllegalArgumentException("no such view: " + view.name());
    }
    return (ViewReader<S>) followed.reader();
  }

  /** Waits until all views show an event, so that whoever sent a command sees what it did. */
  public boolean await(long position, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    return byName.values().stream()
        .allMatch(followed ->
            followed.reader().await(position, Duration.ofNanos(deadline - System.nanoTime())));
  }

  Optional<FollowedView<?>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<FollowedView<?>> followed() {
    return byName.values();
  }

  /**
   * Folds what the views lack of the log, all views at once, each event read and decoded once. From
   * then on each follows by itself.
   */
  void catchUp() {
    long end = log.end();
    boolean again = true;
    while (again) {
      List<CatchUp<?>> behind = new ArrayList<>();
      for (FollowedView<?> followed : byName.values()) {
        CatchUp<?> catchUp = followed.catchUp();
        if (catchUp.next() < end) {
          behind.add(catchUp);
        }
      }
      long from = behind.stream().mapToLong(CatchUp::next).min().orElse(end);
      log.read(from, end, page -> behind.forEach(one -> one.fold(page)));
      again = false;
      for (CatchUp<?> one : behind) {
        again |= one.write(end - 1) == null;
      }
    }
    heads.changed();
  }

  /** Has the readers look at the database at their next occasion. */
  void lookAgain() {
    heads.changed();
  }
}
