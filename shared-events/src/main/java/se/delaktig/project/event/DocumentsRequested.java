package se.delaktig.project.event;

import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;

/**
 * Somebody asked for public documents. Who asked is not asked for: nobody needs to say.
 *
 * @param date on which day
 * @param text what was asked for, in words: the sealed text's id
 * @param textHash the text's salted hash
 */
@StoredAs("documents-requested")
public record DocumentsRequested(
    ProjectId project,
    DocumentRequestId request,
    LocalDate date,
    What what,
    String text,
    String textHash)
    implements DocumentRequestEvent {
  /** What kind of documents. */
  public enum What {
    PEOPLE,
    HOURS,
    COSTS,
    EVALUATION,
    OTHER
  }
}
