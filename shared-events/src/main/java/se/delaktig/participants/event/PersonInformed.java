package se.delaktig.participants.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;

/**
 * A person was told what is done with the person's data.
 *
 * @param date on which day
 */
@StoredAs("person-informed")
public record PersonInformed(PersonId person, LocalDate date, What what, How how)
    implements ProtectionEvent {
  /** What the person was told. */
  public enum What {
    /** What is registered, why, for how long, and which rights the person has. */
    REGISTRATION,
    /** The same for a new purpose. */
    NEW_PURPOSE,
    /** What is registered about the person, on the person's own asking. */
    EXTRACT,
    /** That something went wrong with the data. */
    INCIDENT
  }

  /** In which way. */
  public enum How {
    LETTER,
    EMAIL,
    MEETING,
    THROUGH_EMPLOYER
  }
}
