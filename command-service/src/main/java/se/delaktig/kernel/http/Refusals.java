package se.delaktig.kernel.http;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessRefused;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.policy.Decision;
import se.delaktig.kernel.handling.Caller;
import se.delaktig.kernel.handling.CommandDesk;
import se.delaktig.kernel.handling.Consult;
import se.delaktig.kernel.handling.RefusedException;
import se.delaktig.kernel.log.ReadLog;

/**
 * Notes who has asked for what is not theirs, in the read log of the project that it was about; in
 * the office's where there is no such project.
 */
@Component
class Refusals {
  private final ReadLog log;
  private final Consult consult;
  private final Callers callers;

  Refusals(ReadLog log, Consult consult, Callers callers) {
    this.log = log;
    this.consult = consult;
    this.callers = callers;
  }

  void noteIfOne(
      RefusedException refused,
      String ledger,
      Caller caller,
      String command,
      Authentication authentication) {
    if (!refused.rejection().code().equals(Decision.Denied.CODE)) {
      return;
    }
    AccessRefused event = new AccessRefused(command);
    boolean there = ledger.equals(CommandDesk.OFFICE) || consult.project(ledger).plan() != null;
    switch (caller) {
      case Caller.Program() -> {}
      case Caller.Holder(var link) -> {
        if (there) {
          log.note(ledger, new ActorId(link.person().value()), null, event);
        }
      }
      case Caller.SignedIn(ActorId actor, var inOffice) -> {
        if (there) {
          log.note(ledger, actor, null, event);
        } else if (callers.of(CommandDesk.OFFICE, null, authentication)
            instanceof Caller.SignedIn(ActorId known, var same)) {
          log.note(CommandDesk.OFFICE, known, null, event);
        }
      }
    }
  }
}
