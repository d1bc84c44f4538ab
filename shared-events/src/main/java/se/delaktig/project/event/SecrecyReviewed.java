package se.delaktig.project.event;

import java.time.LocalDate;
import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * It was reviewed whether documents that were asked for are secret (sekretessprövning), and decided
 * what is given out.
 *
 * @param date on which day
 * @param provisions of the Public Access to Information and Secrecy Act (OSL) that keep something
 *     back; none when all is released
 */
@StoredAs("secrecy-reviewed")
public record SecrecyReviewed(
    ProjectId project,
    DocumentRequestId request,
    LocalDate date,
    Outcome outcome,
    List<Provision> provisions)
    implements DocumentRequestEvent {
  public SecrecyReviewed {
    provisions = List.copyOf(provisions);
  }

  /** What was given out. */
  public enum Outcome {
    RELEASED,
    RELEASED_IN_PART,
    REFUSED
  }

  /** A provision of the act, by chapter and section. */
  public enum Provision {
    /** 21:3, people who are persecuted: protected identities. */
    OSL_21_3,
    /** 21:7, what would be processed against the data protection rules. */
    OSL_21_7,
    /** 24:8, statistics. */
    OSL_24_8,
    /** 39:2, staff's personal circumstances. */
    OSL_39_2
  }
}
