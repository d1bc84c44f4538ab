package se.delaktig.audit.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import se.delaktig.audit.view.EventFacts;
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
 * @param after a position in the log: only what was recorded later
 * @param kinds stored names of events; none for all
 * @param about the id of what an event must name: a session, or a person's number
 */
record TrailFilter(
    @BindParam("ord") String word,
    @BindParam("fran") String from,
    @BindParam("till") String until,
    @BindParam("sok") String text,
    @BindParam("efter") String after,
    @BindParam("slag") List<String> kinds,
    @BindParam("om") String about) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  TrailFilter(
      @Nullable String word,
      @Nullable String from,
      @Nullable String until,
      @Nullable String text,
      @Nullable String after,
      @Nullable List<String> kinds,
      @Nullable String about) {
    this.word = word == null ? "" : word;
    this.from = from == null ? "" : from;
    this.until = until == null ? "" : until;
    this.text = text == null ? "" : text;
    this.after = after != null && NUMBER.matcher(after).matches() ? after : "";
    this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
    this.about = about == null ? "" : about;
  }

  /** Whether everything is asked for. */
  public boolean isEmpty() {
    return (word + from + until + text + after + about).isBlank() && kinds.isEmpty();
  }

  /** The position of the last event that is not asked for; -1 where all are. */
  public long position() {
    return after.isEmpty() ? -1 : Long.parseLong(after);
  }

  /** Whether a link has narrowed it, in ways that the form has no fields for. */
  public boolean isNarrowed() {
    return !after.isEmpty() || !kinds.isEmpty() || !about.isEmpty();
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
        entry.position() > position()
            && (kinds.isEmpty() || kinds.contains(entry.name()))
            && (about.isEmpty() || EventFacts.names(entry.event(), about))
            && (word.isEmpty() || entry.word().equals(word))
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
