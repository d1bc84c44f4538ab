package se.delaktig.hours.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * Participants signed hours: said that they are true. One act is one participant's own, or a pile
 * of printed reports that were ticked off together. Void for a person and session as soon as that
 * part is corrected.
 */
@StoredAs(value = "hours-signed", revision = 2)
public record HoursSigned(SignatureId signature, SignatureKind kind, List<Item> items)
    implements HoursEvent {
  /**
   * Hours of one person in one session as the person saw them.
   *
   * @param minutes the minutes shown; when the session shows others, the signature is void
   */
  public record Item(SessionRef session, PersonId person, int minutes) {}
}
