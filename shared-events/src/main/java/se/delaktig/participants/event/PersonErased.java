package se.delaktig.participants.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * A person's details, their key, the free texts and files were destroyed. Hours, money and the
 * log's chain stand, and the id in them means nobody.
 *
 * @param ground why it was allowed
 * @param texts how many free texts were destroyed
 * @param files how many kept files were destroyed that named the person; 0 where it was not noted
 * @param kept what could not be erased
 */
@StoredAs(value = "person-erased", revision = 2)
public record PersonErased(PersonId person, Ground ground, int texts, int files, List<Kept> kept)
    implements ProtectionEvent {
  public PersonErased {
    kept = List.copyOf(kept);
  }

  /** Why it was allowed. */
  public enum Ground {
    /** The time is over for which the fund's rules say that it is to be kept. */
    RETENTION_OVER,
    /** Nothing that must be kept builds on the person. */
    NO_DUTY_TO_KEEP
  }

  /** What could not be erased. */
  public enum Kept {
    /** Hours, signatures and certificates under a number: what was paid out builds on them. */
    HOURS,
    /** Where the person worked and when, under a number: the chain could not be verified else. */
    CHAIN,
    /** Who has read about the person, under a number. */
    READ_LOG,
    /** Copies that were taken before: readable until the older master keys are destroyed. */
    BACKUPS
  }
}
