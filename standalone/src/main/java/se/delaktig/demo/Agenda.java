package se.delaktig.demo;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

/** What is to happen, in the order of time; at the same moment, in the order it was put here. */
final class Agenda {
  private final Queue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::place));
  private long places;

  /** Local time in Sweden. */
  void at(LocalDateTime moment, Runnable what) {
    entries.add(new Entry(moment, places++, what));
  }

  /** Lets everything up to a moment happen, also what is added meanwhile. */
  void play(LocalDateTime until, Consumer<LocalDateTime> clock) {
    for (Entry next = entries.poll();
        next != null && !next.at().isAfter(until);
        next = entries.poll()) {
      clock.accept(next.at());
      next.what().run();
    }
  }

  private record Entry(LocalDateTime at, long place, Runnable what) {}
}
