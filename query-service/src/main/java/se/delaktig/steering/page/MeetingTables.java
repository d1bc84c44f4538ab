package se.delaktig.steering.page;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.goals.page.GoalsTable;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Explaining;
import se.delaktig.kernel.page.Explanation;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.steering.view.MeetingFigures;

/** A meeting's figures as tables, on the page and in the minutes alike. */
@Component
class MeetingTables {
  private final PlaceTables places;
  private final GoalsTable goals;
  private final Explaining explaining;
  private final Fmt fmt;
  private final Words words;

  MeetingTables(PlaceTables places, GoalsTable goals, Explaining explaining, Fmt fmt, Words words) {
    this.places = places;
    this.goals = goals;
    this.explaining = explaining;
    this.fmt = fmt;
    this.words = words;
  }

  /** The key figures. */
  DataTable figures(MeetingFigures figures) {
    DataTable table =
        DataTable.of(
            "tabell-nyckeltal",
            words.say("steering.meeting.figures"),
            Column.text(words.say("steering.meeting.figure")),
            words.figures("steering.meeting.value"),
            words.figures("steering.meeting.of"));
    for (Figure figure : figures.all()) {
      table.row(
          Cell.of(words.say("steering.meeting.figure." + figure.key())),
          Cell.of(shown(figure, figure.value())),
          Cell.of(figure.of() == null ? "–" : shown(figure, figure.of())));
    }
    return table;
  }

  /**
   * A key figure with how it came about.
   *
   * @param heading its name and value
   */
  record Explained(String heading, Explanation how) {}

  /** How each key figure came about, as those are told who see no people. */
  List<Explained> explained(MeetingFigures figures) {
    Explaining.For reader =
        new Explaining.For(
            figures.day(),
            false,
            key ->
                figures
                    .hours()
                    .organisationName(key)
                    .orElseGet(() -> words.say("steering.no-organisation")));
    return figures.all().stream()
        .map(figure ->
            new Explained(
                words.say(
                    "steering.explain.heading",
                    words.say("steering.meeting.figure." + figure.key()),
                    shown(figure, figure.value())),
                explaining.of(figure, reader)))
        .toList();
  }

  /** The workplace dialogue by organisation; small ones are joined. */
  DataTable organisations(MeetingFigures figures) {
    return places.organisations(figures.hours(), null);
  }

  DataTable goals(MeetingFigures figures) {
    return goals.of(figures.goals());
  }

  /** Which part of the log they are of, under which rules. */
  String basis(MeetingFigures figures) {
    return words.say(
        "steering.meeting.basis",
        fmt.number(figures.commits()),
        fmt.date(figures.day()),
        fmt.number(figures.ruleVersion()),
        fmt.date(figures.monthsEnd()));
  }

  private String shown(Figure figure, @Nullable BigDecimal value) {
    if (value == null) {
      return words.say("steering.meeting.few");
    }
    return switch (figure.unit()) {
      case MINUTES -> fmt.hours(value.longValue());
      case KRONOR, KRONOR_PER_HOUR -> fmt.kronor(value);
      case PEOPLE, SESSIONS, PERCENT, GOALS, DAYS, NUMBER -> fmt.number(value);
    };
  }
}
