package se.delaktig.audit.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.audit.view.Trails;
import se.delaktig.eventstore.Commit;
import se.delaktig.kernel.page.LogHead;
import se.delaktig.kernel.page.LogOfPage;

/** The end of the project's ledger, for the foot of every page. */
@Component
class LogFoot implements LogOfPage {
  private final Trails trails;

  LogFoot(Trails trails) {
    this.trails = trails;
  }

  @Override
  public @Nullable LogHead head(String project) {
    Commit last = trails.last(project);
    return last == null ? null : new LogHead(last.header().ledgerSeq(), last.hash());
  }
}
