package se.delaktig.kernel.http;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.policy.Decision;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.log.ReadLog;

/**
 * Notes who has asked for what is not theirs, in the read log of the project that it was about; in
 * the office's where there is no such project.
 */
@Component
class Refusals {
  private final ReadLog log;
  private final Callers callers;

  Refusals(ReadLog log, Callers callers) {
    this.log = log;
    this.callers = callers;
  }

  void noteIfOne(
      RefusedException refused,
      String ledger,
      String command,
      @Nullable String linkCode,
      @Nullable Authentication authentication) {
    if (!refused.rejection().code().equals(Decision.Denied.CODE)) {
      return;
    }
    boolean there = callers.isThere(ledger);
    if (!there && linkCode != null) {
      return;
    }
    String noted = there ? ledger : CommandDesk.OFFICE;
    callers
        .refused(noted, linkCode, authentication)
        .ifPresent(actor -> log.note(noted, actor, null, new AccessRefused(command)));
  }
}
