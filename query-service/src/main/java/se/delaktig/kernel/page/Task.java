package se.delaktig.kernel.page;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something to do. It is gone when it is done. All texts are already in the reader's language. It
 * goes by mail too, so it names no person and quotes no free text to a {@link Visitor#byMail}.
 *
 * @param tone {@link Tone#LATE} late, {@link Tone#SOON} soon, {@link Tone#NEUTRAL} when there is
 *     time
 * @param due for the order; nothing comes last
 * @param when in words: {@code 8 dagar sen}
 * @param title what to do
 * @param consequence why, in one or two sentences
 * @param action the button: verb and object
 * @param href where it leads
 */
public record Task(
    Tone tone,
    @Nullable LocalDate due,
    String when,
    String title,
    String consequence,
    String action,
    String href) {
  /** The most urgent first. What has no day keeps the order in which it is to be done. */
  public static Comparator<Task> byUrgency() {
    return Comparator.comparing(Task::tone, Comparator.reverseOrder())
        .thenComparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()));
  }
}
