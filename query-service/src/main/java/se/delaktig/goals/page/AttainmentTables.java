package se.delaktig.goals.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.page.ExplainedFigures;
import se.delaktig.access.view.Sight;
import se.delaktig.goals.view.Attainment;
import se.delaktig.goals.view.Attainment.Row;
import se.delaktig.goals.view.PartedBy;
import se.delaktig.goals.view.Target;
import se.delaktig.kernel.page.AsOf;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;

/** How far the activity targets are reached by sex, age group and organisation. */
@Component
class AttainmentTables {
  private final ExplainedFigures organisations;
  private final Words words;
  private final Fmt fmt;

  AttainmentTables(ExplainedFigures organisations, Words words, Fmt fmt) {
    this.organisations = organisations;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A table for each way to part them; every row adds up to the one under the line.
   *
   * @param asOf the time that is asked about
   */
  List<DataTable> of(Sight sight, Map<PartedBy, Attainment> attainment, AsOf asOf) {
    List<DataTable> tables = new ArrayList<>();
    attainment.forEach((by, parted) -> tables.add(table(sight, by, parted, asOf)));
    return tables;
  }

  /** What a way to part them is called in an address. */
  static Optional<PartedBy> by(String inAddress) {
    return Stream.of(PartedBy.values()).filter(one -> inAddress(one).equals(inAddress)).findFirst();
  }

  private static String inAddress(PartedBy by) {
    return switch (by) {
      case SEX -> "kon";
      case AGE_GROUP -> "alder";
      case ORGANISATION -> "organisation";
    };
  }

  /** What a row is called in an address. */
  static String inAddress(Row row) {
    return switch (row.key()) {
      case "" -> "utan";
      case Figure.JOINED -> "flera";
      case Attainment.SINCE -> "sedan";
      default -> row.key();
    };
  }

  private static @Nullable String address(Sight sight, PartedBy by, Row row, AsOf asOf) {
    return row.reached().isEmpty()
        ? null
        : "/projekt/"
            + sight.project()
            + "/mal/uppdelat/"
            + inAddress(by)
            + "/"
            + inAddress(row)
            + asOf.query();
  }

  private DataTable table(Sight sight, PartedBy by, Attainment parted, AsOf asOf) {
    DataTable table =
        DataTable.of(
                "uppdelat-" + by.name().toLowerCase(Locale.ROOT),
                words.say("goals.parted.caption." + by),
                Column.text(words.say("goals.parted.part." + by)),
                head(Target.TRAINED_PEOPLE),
                head(Target.TRAINING_HOURS),
                head(Target.DIALOGUE_PEOPLE),
                head(Target.DIALOGUE_HOURS))
            .withCaption();
    for (Row row : parted.rows()) {
      table
          .row(cells(name(sight, by, row), row, parted.whole()))
          .opens(address(sight, by, row, asOf));
    }
    Row since = parted.since();
    if (since != null) {
      table
          .row(cells(since(parted.until()), since, parted.whole()))
          .opens(address(sight, by, since, asOf));
    }
    return table.sum(cells(words.say("steering.all"), parted.whole(), null));
  }

  private Column head(Target target) {
    return words.figures(target.key());
  }

  /** What a row is called. */
  String called(Sight sight, PartedBy by, Attainment parted, Row row) {
    return row.equals(parted.since()) ? since(parted.until()) : name(sight, by, row);
  }

  private String name(Sight sight, PartedBy by, Row row) {
    if (row.key().equals(Figure.JOINED)) {
      return words.say("steering.joined", row.parts());
    }
    return switch (by) {
      case SEX -> words.say("steering.sex." + row.key());
      case AGE_GROUP -> words.say("steering.age." + row.key());
      case ORGANISATION -> organisations.organisation(sight.programme(), row.key());
    };
  }

  private String since(@Nullable LocalDate until) {
    return until == null
        ? words.say("steering.since-the-beginning")
        : words.say("steering.since", fmt.date(until));
  }

  private Cell[] cells(String name, Row row, @Nullable Row whole) {
    return new Cell[] {
      Cell.of(name),
      cell(Target.TRAINED_PEOPLE, row, whole),
      cell(Target.TRAINING_HOURS, row, whole),
      cell(Target.DIALOGUE_PEOPLE, row, whole),
      cell(Target.DIALOGUE_HOURS, row, whole)
    };
  }

  /** A number with its share of the whole, where both may be told. */
  private Cell cell(Target target, Row row, @Nullable Row whole) {
    Integer reached = row.reached().get(target);
    if (reached == null) {
      return Cell.of(words.say("steering.hidden"));
    }
    Cell cell =
        Cell.of(target.unit() == Unit.MINUTES ? fmt.hours((long) reached) : fmt.number(reached));
    Integer all = whole == null ? null : whole.reached().get(target);
    return all == null || all == 0
        ? cell
        : cell.sub(words.say("goals.parted.share", fmt.share(reached, all)));
  }
}
