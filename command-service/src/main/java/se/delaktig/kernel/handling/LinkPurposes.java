package se.delaktig.kernel.handling;

import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.kernel.command.ProgrammeCommand;

/** What the holder of a personal link may ask by it: what the link is for, and to object. */
final class LinkPurposes {
  private LinkPurposes() {}

  static boolean allow(LinkIssued.Purpose purpose, ProgrammeCommand command) {
    return switch (purpose) {
      case SIGN_OWN_HOURS -> command instanceof SignHours || command instanceof DisputeHours;
      case CERTIFY_STAFF_HOURS ->
          command instanceof CertifyHours || command instanceof DisputeHours;
    };
  }
}
