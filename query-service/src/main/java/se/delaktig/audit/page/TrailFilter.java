package se.delaktig.audit.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import se.delaktig.audit.view.TrailEntry;
import se.delaktig.kernel.page.Fmt;

/**
 * What of the trail is asked for, the same on the page and in the files. What is empty filters
 * nothing, and neither does a day that cannot be read.
 *
 * @param word the programme's word that an event belongs to: {@code dialogue}
 * @param from the first day
 * @param until the last day
 * @param text somewhere in the event's sentence, command, actor, role or number
 */
record TrailFilter(
    @BindParam("ord") String word,
    @BindParam("fran") String from,
    @BindParam("till") String until,
    @BindParam("sok") String text) {

  TrailFilter(
      @Nullable String word, @Nullable String from, @Nullable String until, @Nullable String text) {
    this.word = word == null ? "" : word;
    this.from = from == null ? "" : from;
    this.until = until == null ? "" : until;
    this.text = text == null ? "" : text;
  }

  /** Whether everything is asked for. */
  public boolean isEmpty() {
    return (word + from + until + text).isBlank();
  }

  /**
   * Whether an event is asked for; one that is about no day belongs to the day on which it was
   * recorded.
   */
  Predicate<TrailEntry> by(TrailWords said, TrailWords.Names names) {
    LocalDate first = day(from);
    LocalDate last = day(until);
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return entry ->
        (word.isEmpty() || entry.word().equals(word))
            && (first == null || !dayOf(entry).isBefore(first))
            && (last == null || !dayOf(entry).isAfter(last))
            && (wanted.isEmpty()
                || whole(entry, said, names).toLowerCase(Locale.ROOT).contains(wanted));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException malformed) {
      return null;
    }
  }

  private static LocalDate dayOf(TrailEntry entry) {
    LocalDate happened = entry.happened();
    return happened == null ? entry.recorded().atZone(Fmt.ZONE).toLocalDate() : happened;
  }

  private static String whole(TrailEntry entry, TrailWords said, TrailWords.Names names) {
    return String.join(
        " ",
        said.sentence(entry, names),
        entry.command(),
        said.actor(entry.actor()),
        said.role(entry.role()),
        Long.toString(entry.number()));
  }
}
