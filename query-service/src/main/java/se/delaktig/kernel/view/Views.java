package se.delaktig.kernel.view;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /**
   * The name that their progress along the log is kept under. A build with other folds has another
   * one, so that the two go on beside each other.
   */
  String processor() {
    String folds =
        byName.values().stream()
            .map(followed -> followed.store().id())
            .sorted()
            .collect(Collectors.joining(" "));
    return "views-" + UUID.nameUUIDFromBytes(folds.getBytes(StandardCharsets.UTF_8));
  }

  /** The last event that all of them have met; -1 before the first. */
  long leastPosition() {
    return byName.values().stream()
        .mapToLong(followed -> followed.store().head().position())
        .min()
        .orElse(-1);
  }

  Optional<FollowedView<?>> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Collection<FollowedView<?>> followed() {
    return byName.values();
  }

  /** Folds what the views lack of the log, all views at once, each event read and decoded once. */
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
      log.read(from, end, page -> AtOnce.each(behind, one -> one.fold(page)));
      again = AtOnce.map(behind, one -> one.write(end - 1) == null).contains(true);
    }
    heads.changed();
  }

  /** Has the readers look at the database at their next occasion. */
  void lookAgain() {
    heads.changed();
  }
}
