package se.delaktig.goals.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import se.delaktig.goals.view.GoalsStatement;
import se.delaktig.goals.view.Indicator;
import se.delaktig.goals.view.Indicator.Standing;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;

/** How each goal stands, in one table. */
@Component
public class GoalsTable {
  private final Words words;
  private final Fmt fmt;

  GoalsTable(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /** One row for each goal of the plan, in its order. */
  public DataTable of(GoalsStatement statement) {
    return of(statement, goal -> Optional.empty());
  }

  /**
   * The same where the way done leads to how it came about.
   *
   * @param opens the page that says so of a goal
   */
  public DataTable of(GoalsStatement statement, Function<String, Optional<String>> opens) {
    DataTable table =
        DataTable.of(
            "tabell-mal",
            words.say("goals.table.caption"),
            Column.text(words.say("goals.table.goal")),
            Column.text(words.say("goals.table.standing")),
            Column.text(words.say("goals.table.measured")));
    for (GoalsStatement.Followed one : statement.goals()) {
      table.row(
          Cell.of(one.goal().id() + ". " + one.goal().words()),
          Cell.tag(standing(one.indicator(), statement.day())),
          one.indicator().wayDone().isEmpty()
              ? Cell.of(measured(one.indicator()))
              : opens
                  .apply(one.goal().id())
                  .map(there -> Cell.link(measured(one.indicator()), there))
                  .orElseGet(() -> Cell.of(measured(one.indicator()))));
    }
    return table;
  }

  /** How a goal stands, in words and a colour. */
  State standing(Indicator indicator, LocalDate day) {
    Standing standing = indicator.standing(day);
    return State.of(tone(standing), words.say("goals.standing." + standing));
  }

  private String measured(Indicator indicator) {
    return indicator.how() == null
        ? words.say("goals.table.no-indicator")
        : indicator
            .wayDone()
            .map(done -> words.say("goals.way-done", percent(done)))
            .orElse(indicator.how().indicator());
  }

  private String percent(BigDecimal done) {
    return fmt.percent(done.movePointLeft(2), 1);
  }

  private static Tone tone(Standing standing) {
    return switch (standing) {
      case REACHED -> Tone.GOOD;
      case MISSED -> Tone.LATE;
      case NOT_OPERATIONALISED, NOT_MEASURED -> Tone.SOON;
      case ON_ITS_WAY, TOO_FEW_ANSWERS -> Tone.INFO;
    };
  }
}
