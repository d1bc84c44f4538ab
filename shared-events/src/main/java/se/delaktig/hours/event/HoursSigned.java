package se.delaktig.hours.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A participant signed hours: said that they are true. Void for a session as soon as that person's
 * part in it is corrected.
 */
@StoredAs("hours-signed")
public record HoursSigned(
    SignatureId signature, PersonId person, SignatureKind kind, List<Item> items)
    implements HoursEvent {
  /**
   * Hours of one session as the signer saw them.
   *
   * @param minutes the minutes shown; when the session shows others, the signature is void
   */
  public record Item(SessionRef session, int minutes) {}
}
