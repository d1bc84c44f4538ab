package se.delaktig.hours.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A personal link was made. The log holds the SHA-256 of its code, which has 128 bits at least,
 * never the code.
 *
 * @param month the month it is about, {@code 2019-10}; absent for a link that shows all one's own
 *     hours
 * @param expires by the machine's clock
 */
@StoredAs("link-issued")
public record LinkIssued(
    LinkId link, PersonId person, Purpose purpose, @Nullable String month, Instant expires)
    implements HoursEvent {
  /** What its holder may do with it. */
  public enum Purpose {
    SIGN_OWN_HOURS,
    CERTIFY_STAFF_HOURS
  }
}
