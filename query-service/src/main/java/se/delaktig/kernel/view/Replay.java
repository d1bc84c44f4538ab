package se.delaktig.kernel.view;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;

/**
 * Folds a log into views outside the service, by the same code: for measurements and for tools that
 * check a copy.
 */
public final class Replay {
  private final LogPages log;
  private final Views views;

  /**
   * @param views the views; each gets collections of its own
   * @param mongo the database for the views' documents
   */
  public Replay(List<View<?>> views, MongoTemplate mongo, CommitLog log, EventFormat format) {
    this.log = new LogPages(log, format);
    this.views = new Views(views, mongo, new StateText(), new ViewHeads(mongo), this.log);
  }

  /** The views' readers. */
  public Views views() {
    return views;
  }

  /**
   * Folds all that the views lack of the log.
   *
   * @return events in the log
   */
  public long catchUp() {
    views.catchUp();
    return log.end();
  }

  /**
   * Makes a view's documents anew beside the live ones and swaps them in.
   *
   * @return the hash of the documents that were live before
   * @throws IllegalStateException when they were not equal: then they stand
   */
  public String rebuild(View<?> view) {
    Parity parity =
        views
            .named(view.name())
            .map(followed -> Refold.rebuild(followed, log, (next, end) -> {}, false))
            .orElseThrow(() -> new IllegalArgumentException("no such view: " + view.name()));
    views.lookAgain();
    if (!parity.equal()) {
      throw new IllegalStateException("not equal: " + parity.examples());
    }
    return parity.hash();
  }
}
