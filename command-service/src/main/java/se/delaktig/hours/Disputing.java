package se.delaktig.hours;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.hours.command.DisputeHours;
import se.delaktig.hours.event.HoursDisputed;
import se.delaktig.hours.event.HoursEvent;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.participants.event.PersonId;

/**
 * Objecting: saying that hours are wrong. They count for nothing until corrected or signed anew.
 */
public final class Disputing {
  private Disputing() {}

  /**
   * @param session the session as it stands; absent when there is none
   * @param certifier who is asked to certify the person's hours of that session
   * @param note the id of the sealed note, where one was written
   */
  public static Outcome<HoursEvent> dispute(
      DisputeHours c,
      @Nullable SessionFacts session,
      Optional<PersonId> certifier,
      @Nullable String note,
      Acting acting) {
    if (session == null || session.minutesOf(c.person()).isEmpty()) {
      return Outcome.refused(UnknownThing.session());
    }
    boolean theirs = c.by().equals(c.person()) || certifier.filter(c.by()::equals).isPresent();
    boolean own = acting.role() != Role.LINK_HOLDER || (c.by().equals(acting.person()) && theirs);
    return own
        ? Outcome.accepted(new HoursDisputed(c.person(), c.session(), c.by(), c.reason(), note))
        : Outcome.refused(new HoursRejection.NotYours());
  }
}
