package se.delaktig.kernel.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two clocks of a statement: what had happened by a day, and what had been recorded by a day.
 * In addresses {@code ?hande=2019-10-31&kant=2019-11-18}.
 *
 * @param happened the last activity day that counts
 * @param known the last day whose records count
 * @param first the project's first day
 * @param now the programme clock
 */
public record AsOf(LocalDate happened, LocalDate known, LocalDate first, Instant now) {

  /**
   * From an address. A day that is none, or outside the project and today, is brought to the
   * nearest that is one.
   */
  public static AsOf of(
      @Nullable String happened, @Nullable String known, LocalDate first, Instant now) {
    var today = now.atZone(Fmt.ZONE).toLocalDate();
    return new AsOf(day(happened, first, today), day(known, first, today), first, now);
  }

  private static LocalDate day(@Nullable String text, LocalDate first, LocalDate today) {
    if (text == null) {
      return today;
    }
    try {
      var asked = LocalDate.parse(text);
      if (asked.isAfter(today)) {
        return today;
      }
      return asked.isBefore(first) ? first : asked;
    } catch (DateTimeParseException malformed) {
      return today;
    }
  }

  public LocalDate today() {
    return now.atZone(Fmt.ZONE).toLocalDate();
  }

  /** Whether anything later than what is asked for is left out. */
  public boolean isPast() {
    return happened.isBefore(today()) || known.isBefore(today());
  }

  /** What keeps the time when it stands behind an address; nothing for now. */
  public String query() {
    return isPast() ? "?hande=" + happened + "&kant=" + known : "";
  }

  /** The same behind an address that has parameters already. */
  public String more() {
    return isPast() ? "&hande=" + happened + "&kant=" + known : "";
  }

  /** Days from the project's first to today, for the sliders. */
  public long days() {
    return ChronoUnit.DAYS.between(first, today());
  }

  /** Days from the project's first. */
  public long daysTo(LocalDate day) {
    return ChronoUnit.DAYS.between(first, day);
  }

  /**
   * A pair of days to jump to.
   *
   * @param text the button's
   */
  public record Preset(String text, LocalDate happened, LocalDate known) {
    /** Both clocks at one day. */
    public static Preset at(String text, LocalDate day) {
      return new Preset(text, day, day);
    }
  }

  /** The presets that every page has. */
  public static List<Preset> none() {
    return List.of();
  }
}
