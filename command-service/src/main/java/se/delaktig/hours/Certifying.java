package se.delaktig.hours;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import se.delaktig.access.event.Role;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.event.HoursCertified;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.hours.event.SessionRef;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;

/**
 * Certifying (intyga): the participant's own manager says that hours are true. Nobody certifies
 * their own.
 */
public final class Certifying {
  private Certifying() {}

  /**
   * What must be known to decide.
   *
   * @param sessions the sessions that the command names, as they stand
   * @param workplaceOf where a person worked on a day, seen from a session's workplace
   */
  public record Facts(
      Map<SessionRef, SessionFacts> sessions,
      BiFunction<PersonId, SessionFacts, Optional<WorkplaceId>> workplaceOf,
      Places places) {}

  public static Outcome<HoursEvent> certify(CertifyHours c, Facts facts, Acting acting) {
    if (!mayUse(c, acting)) {
      return Outcome.refused(new HoursRejection.NotYours());
    }
    for (HoursCertified.Item item : c.items()) {
      Optional<Rejection> refusal = refusal(c, item, facts);
      if (refusal.isPresent()) {
        return Outcome.refused(refusal.get());
      }
    }
    return Outcome.accepted(
        new HoursCertified(c.certificate(), c.certifier(), c.kind(), c.items()));
  }

  private static boolean mayUse(CertifyHours c, Acting acting) {
    boolean oneself = c.certifier().equals(acting.person());
    return switch (c.kind()) {
      case PERSONAL_LINK -> acting.role() == Role.LINK_HOLDER && oneself;
      case SIGNED_IN -> acting.role() == Role.MANAGER && oneself;
      case PAPER -> acting.role() == Role.PROJECT_LEADER || acting.role() == Role.PROJECT_WORKER;
    };
  }

  private static Optional<Rejection> refusal(
      CertifyHours c, HoursCertified.Item item, Facts facts) {
    SessionFacts session = facts.sessions().get(item.session());
    if (session == null) {
      return Optional.of(UnknownThing.session());
    }
    if (item.person().equals(c.certifier())) {
      return Optional.of(new HoursRejection.OwnHours());
    }
    if (c.certifier().equals(session.loggedBy())) {
      return Optional.of(new HoursRejection.LoggedBySelf());
    }
    if (!session.attended(item.person(), item.minutes())) {
      return Optional.of(new HoursRejection.HoursChanged());
    }
    Optional<WorkplaceId> workplace = facts.workplaceOf().apply(item.person(), session);
    boolean responsible =
        workplace
            .flatMap(place ->
                facts
                    .places()
                    .certifierOf(item.person(), place, session.date(), session.loggedBy()))
            .filter(c.certifier()::equals)
            .isPresent();
    return responsible ? Optional.empty() : Optional.of(new HoursRejection.NotYourStaff());
  }
}
