package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.eventstore.Commit;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;
import se.delaktig.eventstore.StoredEvent;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * The log page by page, straight from the store, each event decoded once for all who fold it. The
 * next page is read and decoded while one is folded.
 */
@Component
class LogPages {
  private static final int COMMITS = 1000;

  private final CommitLog log;
  private final EventFormat format;

  LogPages(CommitLog log, EventFormat format) {
    this.log = log;
    this.format = format;
  }

  /** The position that the next event will get. */
  long end() {
    return log.head();
  }

  /** When an event was recorded; nothing where there is none. */
  Optional<Instant> recordedAt(long position) {
    return log.readFrom(position, 1).stream().map(commit -> commit.header().at()).findFirst();
  }

  /**
   * Hands over events in order, a page at a time.
   *
   * @param from the position of the first
   * @param end the position after the last; where the log ends earlier, until there
   */
  void read(long from, long end, Consumer<List<RecordedEvent>> page) {
    if (from >= end) {
      return;
    }
    Page now = page(from, end);
    while (!now.events().isEmpty()) {
      long next = now.next();
      CompletableFuture<Page> ahead =
          next < end
              ? CompletableFuture.supplyAsync(() -> page(next, end), LogPages::inBackground)
              : CompletableFuture.completedFuture(new Page(List.of(), next));
      try {
        page.accept(now.events());
      } finally {
        now = joined(ahead);
      }
    }
  }

  private static Page joined(CompletableFuture<Page> ahead) {
    try {
      return ahead.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static void inBackground(Runnable work) {
    Thread.ofVirtual().name("log-page").start(work);
  }

  private Page page(long from, long end) {
    List<RecordedEvent> events = new ArrayList<>();
    long next = from;
    for (Commit commit : log.readFrom(from, COMMITS)) {
      ActorId actor = new ActorId(commit.header().actor());
      for (StoredEvent stored : commit.events()) {
        if (stored.position() >= from && stored.position() < end) {
          events.add(event(commit, stored, actor));
        }
      }
      next = commit.nextPosition();
    }
    return new Page(events, next);
  }

  private RecordedEvent event(Commit commit, StoredEvent stored, ActorId actor) {
    return new RecordedEvent(
        commit.header().ledger(),
        stored.position(),
        commit.header().at(),
        actor,
        commit.header().role(),
        (ProgrammeEvent) format.decode(stored.name(), stored.revision(), stored.body()));
  }

  private record Page(List<RecordedEvent> events, long next) {}
}
