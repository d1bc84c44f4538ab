package se.delaktig.claims.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.MonthReadiness;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What a month lacks before it is closed, and what has become of it, in words. */
@Component
class MonthInWords {
  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  MonthInWords(ClaimPlaces places, Fmt fmt, Words words) {
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  /** What is missing, one line for each kind, with where it is mended. */
  record Missing(String text, String href, String link) {}

  List<Missing> missing(MonthReadiness ready, String project) {
    String at = "/projekt/" + project;
    List<Missing> all = new ArrayList<>();
    int toBeLogged = ready.sum(MonthReadiness.Place::toBeLogged);
    int unsigned = ready.sum(MonthReadiness.Place::unsigned);
    int uncertified = ready.sum(MonthReadiness.Place::uncertified);
    if (toBeLogged > 0) {
      all.add(
          new Missing(
              words.say("claims.missing.logged", toBeLogged),
              at + "/dialog",
              words.say("claims.missing.logged.do")));
    }
    if (!ready.toBeHeld().isEmpty()) {
      all.add(
          new Missing(
              words.say("claims.missing.held", ready.toBeHeld().size()),
              at + "/utbildning",
              words.say("claims.missing.held.do")));
    }
    if (unsigned > 0) {
      all.add(
          new Missing(
              words.say("claims.missing.signed", fmt.hours((long) unsigned)),
              at + "/intyg",
              words.say("claims.missing.waits.do")));
    }
    if (uncertified > 0) {
      all.add(
          new Missing(
              words.say("claims.missing.certified", fmt.hours((long) uncertified)),
              at + "/intyg",
              words.say("claims.missing.waits.do")));
    }
    if (!ready.postsWithoutTime().isEmpty()) {
      all.add(
          new Missing(
              words.say("claims.missing.time", String.join(", ", ready.postsWithoutTime())),
              at + "/arbetstid?manad=" + ready.month(),
              words.say("claims.missing.time.do")));
    }
    if (!ready.unsignedReports().isEmpty()) {
      all.add(
          new Missing(
              words.say("claims.missing.reports", String.join(", ", ready.unsignedReports())),
              at + "/arbetstid?manad=" + ready.month(),
              words.say("claims.missing.reports.do")));
    }
    return all;
  }

  /** What stands at each workplace, those that lack something first. */
  DataTable places(Sight sight, MonthReadiness ready) {
    DataTable table =
        DataTable.of(
            "arbetsplatser",
            words.say("claims.month.places"),
            Column.text(words.say("claims.workplace")),
            words.figures("claims.to-be-logged"),
            words.figures("claims.unsigned"),
            words.figures("claims.uncertified"),
            words.figures("claims.other"),
            words.figures("claims.certified"));
    for (MonthReadiness.Place place : ready.places()) {
      String name = places.workplace(sight.programme(), place.workplace());
      table.row(
          place.workplace().isEmpty()
              ? Cell.of(name)
              : Cell.link(
                  name, "/projekt/" + sight.project() + "/arbetsplatser/" + place.workplace()),
          Cell.of(fmt.number(place.toBeLogged())),
          Cell.of(fmt.hours((long) place.unsigned())),
          Cell.of(fmt.hours((long) place.uncertified())),
          Cell.of(fmt.hours((long) place.other())),
          Cell.of(fmt.hours((long) place.certified())));
      table.opens(MonthFiguresController.of(sight, ready.month(), place.workplace()));
    }
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.of(fmt.number(ready.sum(MonthReadiness.Place::toBeLogged))),
        Cell.of(fmt.hours((long) ready.sum(MonthReadiness.Place::unsigned))),
        Cell.of(fmt.hours((long) ready.sum(MonthReadiness.Place::uncertified))),
        Cell.of(fmt.hours((long) ready.sum(MonthReadiness.Place::other))),
        Cell.of(fmt.hours((long) ready.sum(MonthReadiness.Place::certified))));
  }

  /** Every time the month was closed and opened again, oldest first. */
  List<String> history(Sight sight, ClaimBook book, YearMonth month) {
    List<String> lines = new ArrayList<>();
    for (ClaimBook.Closing closing : book.months().getOrDefault(month.toString(), List.of())) {
      lines.add(
          words.say(
              "claims.history.closed",
              fmt.moment(closing.at()),
              places.actor(sight, closing.by())));
      ClaimBook.Reopening reopened = closing.reopened();
      if (reopened != null) {
        lines.add(
            words.say(
                "claims.history.reopened",
                fmt.moment(reopened.at()),
                places.actor(sight, reopened.by()),
                words.say("claims.reopen." + reopened.reason())));
      }
    }
    return lines;
  }
}
