package se.delaktig.audit.view;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.EventFormat;

/** Gathers the evidence of projects. */
@Component
public class Evidences {
  private final CommitLog log;
  private final EventFormat format;
  private final SignedHeads heads;

  Evidences(CommitLog log, EventFormat format, SignedHeads heads) {
    this.log = log;
    this.format = format;
    this.heads = heads;
  }

  /**
   * The evidence of a whole project as of now.
   *
   * @throws LedgerRewrittenException when the ledger does not extend what was signed before
   */
  public LedgerEvidence of(Sight sight) {
    return of(heads.latest(sight.project().value()).orElseThrow());
  }

  /**
   * The evidence of a project's first commits.
   *
   * @return empty when it has fewer
   */
  public Optional<LedgerEvidence> of(Sight sight, long commits) {
    String ledger = sight.project().value();
    return heads
        .latest(ledger)
        .filter(now -> commits >= 1 && commits <= now.size())
        .map(now -> of(heads.at(ledger, commits)));
  }

  private LedgerEvidence of(SignedHead head) {
    return new LedgerEvidence(log, format, heads, head);
  }
}
