package se.delaktig.kernel.handling;

import java.util.HashSet;
import java.util.Set;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.StoredEvent;

/**
 * Looks through a whole ledger for what names an id. It is asked when somebody is to be erased, and
 * that is seldom.
 */
final class NamesInLedger {
  private NamesInLedger() {}

  /** The stored names of the events that name it. */
  static Set<String> of(CommitLog log, String ledger, String id) {
    String quoted = '"' + id + '"';
    Set<String> names = new HashSet<>();
    log.forEachCommit(
        ledger,
        0,
        commit -> {
          for (StoredEvent event : commit.events()) {
            if (event.body().contains(quoted)) {
              names.add(event.name());
            }
          }
        });
    return names;
  }
}
