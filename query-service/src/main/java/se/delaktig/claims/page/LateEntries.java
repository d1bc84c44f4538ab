package se.delaktig.claims.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/**
 * What a form says before it records something of a closed month: that it becomes a late entry. The
 * form is shown once more with the offer, and whoever sends it again has taken it.
 */
@Component
public class LateEntries {
  private final ClaimStatements claims;
  private final Fmt fmt;
  private final Words words;

  LateEntries(ClaimStatements claims, Fmt fmt, Words words) {
    this.claims = claims;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * Offers a late entry where a day is in a closed month.
   *
   * @param taken the form's field {@code sen}: the months whose offer was taken; absent where none
   *     was made yet
   * @param days what is recorded is about, before and after where it is a correction
   * @return whether the form is to be shown with the offer, and nothing recorded
   */
  public boolean offered(Sight sight, @Nullable String taken, Model model, LocalDate... days) {
    SortedMap<YearMonth, ClaimBook.Closing> closed = closed(sight, Stream.of(days));
    String months = months(closed);
    if (closed.isEmpty() || months.equals(taken)) {
      return false;
    }
    model.addAttribute("late", said(closed));
    model.addAttribute("lateMonths", months);
    return true;
  }

  /** What is said of days in closed months; absent where every month is open. */
  public @Nullable String said(Sight sight, Stream<LocalDate> days) {
    SortedMap<YearMonth, ClaimBook.Closing> closed = closed(sight, days);
    return closed.isEmpty() ? null : said(closed);
  }

  private SortedMap<YearMonth, ClaimBook.Closing> closed(Sight sight, Stream<LocalDate> days) {
    ClaimBook book = claims.book(sight);
    SortedMap<YearMonth, ClaimBook.Closing> closed = new TreeMap<>();
    days.map(YearMonth::from)
        .distinct()
        .forEach(month -> book.closed(month).ifPresent(closing -> closed.put(month, closing)));
    return closed;
  }

  private static String months(SortedMap<YearMonth, ClaimBook.Closing> closed) {
    return closed.keySet().stream().map(YearMonth::toString).collect(Collectors.joining(" "));
  }

  private String said(SortedMap<YearMonth, ClaimBook.Closing> closed) {
    return closed.entrySet().stream()
        .map(one ->
            words.say(
                "claims.late.closed",
                fmt.capital(fmt.month(one.getKey())),
                fmt.date(fmt.day(one.getValue().at()))))
        .collect(Collectors.joining(" ", "", " " + words.say("claims.late.warning")));
  }
}
