package se.delaktig.claims.page;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.CofinancingByPlace;
import se.delaktig.claims.view.CofinancingByPlace.Place;
import se.delaktig.claims.view.CofinancingByPlace.Row;
import se.delaktig.kernel.page.AsOf;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.FigureCard;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;

/** What organisations and workplaces co-finance: as tables, and each row with how it came about. */
@Component
class CofinancingRows {
  /** The part of an address for what belongs nowhere. */
  private static final String NOWHERE = "utan";

  private final ClaimPlaces places;
  private final ExplainedFigures explained;
  private final Words words;
  private final Fmt fmt;

  CofinancingRows(ClaimPlaces places, ExplainedFigures explained, Words words, Fmt fmt) {
    this.places = places;
    this.explained = explained;
    this.words = words;
    this.fmt = fmt;
  }

  /** What a place is called in an address. */
  static Optional<Place> place(String inAddress) {
    return Stream.of(Place.values()).filter(one -> inAddress(one).equals(inAddress)).findFirst();
  }

  private static String inAddress(Place place) {
    return switch (place) {
      case ORGANISATION -> "organisation";
      case WORKPLACE -> "arbetsplats";
    };
  }

  /**
   * A table of places.
   *
   * @param asOf the time that is asked about
   */
  DataTable table(Sight sight, CofinancingByPlace meter, Place place, AsOf asOf) {
    DataTable table =
        DataTable.of(
                switch (place) {
                  case ORGANISATION -> "organisationer";
                  case WORKPLACE -> "arbetsplatser";
                },
                words.say("claims.meter." + place.name().toLowerCase(Locale.ROOT) + "s"),
                Column.text(words.say("claims.meter.place")),
                words.figures("claims.people"),
                words.figures("claims.meter.of-planned"),
                words.figures("claims.certified"),
                words.figures("claims.unsigned"),
                words.figures("claims.uncertified"),
                words.figures("claims.meter.per-week"))
            .withCaption();
    for (Row row : meter.rows(place)) {
      OptionalInt week = row.neededPerWeek();
      table
          .row(
              head(sight, place, row),
              Cell.of(fmt.number(row.people())),
              Cell.of(fmt.hours((long) row.planned())),
              Cell.of(fmt.hours((long) row.certified())),
              Cell.of(fmt.hours((long) row.unsigned())),
              Cell.of(fmt.hours((long) row.uncertified())),
              Cell.of(week.isPresent() ? fmt.hours((long) week.getAsInt()) : "–"))
          .opens(address(sight, place, row.key()) + asOf.query());
    }
    return table;
  }

  private Cell head(Sight sight, Place place, Row row) {
    String name = name(sight, place, row);
    return place == Place.WORKPLACE && !row.key().isEmpty()
        ? Cell.link(name, "/projekt/" + sight.project() + "/arbetsplatser/" + row.key())
        : Cell.of(name);
  }

  private static String address(Sight sight, Place place, String key) {
    return "/projekt/"
        + sight.project()
        + "/medfinansiering/"
        + inAddress(place)
        + "/"
        + (key.isEmpty() ? NOWHERE : key);
  }

  /** The row that an address names; none where there is no such row. */
  static Optional<Row> row(CofinancingByPlace meter, Place place, String part) {
    return meter.rows(place).stream()
        .filter(row -> (row.key().isEmpty() ? NOWHERE : row.key()).equals(part))
        .findFirst();
  }

  String name(Sight sight, Place place, Row row) {
    return switch (place) {
      case ORGANISATION -> places.organisation(sight.programme(), row.key());
      case WORKPLACE -> places.workplace(sight.programme(), row.key());
    };
  }

  /** The row's figures under the heads of their columns. */
  List<FigureCard> cards(Sight sight, CofinancingByPlace meter, Place place, Row row, AsOf asOf) {
    List<String> heads =
        List.of(
            "claims.people",
            "claims.meter.of-planned",
            "claims.certified",
            "claims.unsigned",
            "claims.uncertified",
            "claims.meter.per-week");
    List<Figure> figures = meter.figures(place, row);
    List<FigureCard> cards = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      cards.add(
          explained.card(
              sight,
              meter.hours().day(),
              words.say(heads.get(i)),
              figures.get(i),
              names(sight, place),
              opens(sight, meter, place, asOf)));
    }
    return cards;
  }

  /** An organisation's parts are workplaces, a workplace's are months. */
  private UnaryOperator<String> names(Sight sight, Place place) {
    return switch (place) {
      case ORGANISATION -> id -> places.workplace(sight.programme(), id);
      case WORKPLACE -> month -> fmt.capital(fmt.month(YearMonth.parse(month)));
    };
  }

  private static Function<String, Optional<String>> opens(
      Sight sight, CofinancingByPlace meter, Place place, AsOf asOf) {
    return switch (place) {
      case ORGANISATION ->
          part ->
              row(meter, Place.WORKPLACE, part)
                  .map(row -> address(sight, Place.WORKPLACE, row.key()) + asOf.query());
      case WORKPLACE -> part -> Optional.empty();
    };
  }
}
