package se.delaktig.hours;

import java.util.Map;
import se.delaktig.access.event.Role;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;

/** Signing (signera): the participant says that hours are true. */
public final class Signing {
  private Signing() {}

  /**
   * @param sessions the sessions that the command names, as they stand
   */
  public static Outcome<HoursEvent> sign(
      SignHours c, Map<SessionRef, SessionFacts> sessions, Acting acting) {
    if (!mayUse(c, acting)) {
      return Outcome.refused(new HoursRejection.NotYours());
    }
    for (HoursSigned.Item item : c.items()) {
      SessionFacts session = sessions.get(item.session());
      if (session == null) {
        return Outcome.refused(UnknownThing.session());
      }
      if (!session.attended(item.person(), item.minutes())) {
        return Outcome.refused(new HoursRejection.HoursChanged());
      }
    }
    return Outcome.accepted(new HoursSigned(c.signature(), c.kind(), c.items()));
  }

  private static boolean mayUse(SignHours c, Acting acting) {
    boolean own =
        acting.role() != Role.LINK_HOLDER
            || c.items().stream().allMatch(item -> item.person().equals(acting.person()));
    return own && passesOn(acting.role(), c.kind());
  }

  private static boolean passesOn(Role role, SignatureKind kind) {
    return switch (kind) {
      case PERSONAL_LINK -> role == Role.LINK_HOLDER;
      case LEADERS_PHONE ->
          role == Role.PROCESS_LEADER || role == Role.PROJECT_LEADER || role == Role.PROJECT_WORKER;
      case PAPER -> role == Role.PROJECT_LEADER || role == Role.PROJECT_WORKER;
    };
  }
}
