package se.delaktig.organisations.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * Who certifies a manager's own hours was named.
 *
 * @param manager the one whose hours are certified
 * @param certifier the manager's own manager or a deputy, never the same person
 */
@StoredAs("certifier-named")
public record CertifierNamed(PersonId manager, PersonId certifier, As as)
    implements OrganisationEvent {
  /** In what capacity. */
  public enum As {
    OWN_MANAGER,
    DEPUTY
  }
}
