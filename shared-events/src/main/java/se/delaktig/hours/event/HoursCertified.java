package se.delaktig.hours.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A manager certified hours of the own staff. Void for a person and session as soon as that part is
 * corrected.
 */
@StoredAs("hours-certified")
public record HoursCertified(
    CertificateId certificate, PersonId certifier, CertificateKind kind, List<Item> items)
    implements HoursEvent {
  /**
   * Hours of one person in one session as the certifier saw them.
   *
   * @param minutes the minutes shown; when the session shows others, the certificate is void
   */
  public record Item(SessionRef session, PersonId person, int minutes) {}
}
