package se.delaktig.steering.page;

import java.util.List;
import org.springframework.stereotype.Component;
import se.delaktig.hours.view.Sums;
import se.delaktig.kernel.page.Bar;
import se.delaktig.kernel.page.Chart;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.steering.view.SteeringStatement;
import se.delaktig.steering.view.SteeringStatement.ActivityRow;
import se.delaktig.steering.view.SteeringStatement.MonthRow;

/** The statement's tables, each adding up to its last row. */
@Component
class SteeringTables {
  private final Words words;
  private final Fmt fmt;
  private final SteeringCards cards;

  SteeringTables(Words words, Fmt fmt, SteeringCards cards) {
    this.words = words;
    this.fmt = fmt;
    this.cards = cards;
  }

  /** What the plan has for each activity, against what was logged. */
  DataTable activities(SteeringStatement statement, PlanAddresses there) {
    DataTable table =
        DataTable.of(
            "tabell-plan",
            words.say("steering.plan.caption"),
            Column.text(words.say("steering.activity")),
            Column.bar(words.say("steering.share-of-plan")),
            words.figures("steering.logged-h"),
            words.figures("steering.ahead-h").onlyWide(),
            words.figures("steering.expected-h").onlyWide(),
            words.figures("steering.plan-h").onlyWide(),
            words.figures("steering.difference"));
    for (ActivityRow row : statement.activities()) {
      String people =
          row.people()
              .map(count ->
                  words.say(
                      "steering.people-times",
                      fmt.number(count),
                      fmt.hours((long) row.activity().minutesEach())))
              .orElse(words.say("steering.people-not-stated"));
      planRow(
          table,
          Cell.of(row.activity().name())
              .sub(statement.whole() ? people : words.say("steering.in-sight-only")),
          row.sums(),
          row.ahead(),
          row.expected(),
          row.planned());
      table.opens(there.activity(row.activity().id()));
    }
    Sums besides = Sums.of(statement.besidesThePlan());
    if (besides.logged() > 0) {
      planRow(table, Cell.of(words.say("steering.besides-the-plan")), besides, 0, 0, 0);
      table.opens(there.activity(PlanAddresses.BESIDES));
    }
    Sums total = statement.hours().total();
    table.sum(
        phone(
            total.logged(),
            statement.inPlannedSessions(),
            statement.expected(),
            statement.planned()),
        Cell.of(words.say("steering.all")),
        bar(total, statement.expected(), statement.planned()),
        Cell.of(hours(total.logged())),
        Cell.of(hours(statement.inPlannedSessions())),
        Cell.of(hours(statement.expected())),
        Cell.of(hours(statement.planned())),
        Cell.of(cards.against(total.logged(), statement.expected())));
    return table;
  }

  private void planRow(
      DataTable table, Cell head, Sums sums, int ahead, int expected, int planned) {
    table.row(
        phone(sums.logged(), ahead, expected, planned),
        head,
        bar(sums, expected, planned),
        Cell.of(hours(sums.logged())),
        Cell.of(hours(ahead)),
        Cell.of(hours(expected)),
        Cell.of(hours(planned)),
        Cell.of(cards.against(sums.logged(), expected)));
  }

  /** The bar of what is logged, and of it certified. */
  Cell bar(Sums sums, int expected, int planned) {
    return Cell.of(
        Bar.of(sums.certified(), sums.logged() - sums.certified(), expected, planned),
        words.say("steering.share-heard", fmt.share(sums.logged(), planned)));
  }

  private String phone(int logged, int ahead, int expected, int planned) {
    return words.say(
        "steering.phone-line", hours(logged), hours(planned), hours(expected), hours(ahead));
  }

  /** Cumulative hours by month against the plan. */
  Chart months(SteeringStatement statement, String conclusion) {
    DataTable table =
        DataTable.of(
            "tabell-manader",
            words.say("steering.months.caption"),
            Column.text(words.say("steering.until")),
            words.figures("steering.plan-h").drawnAs("dash", "muted", words.say("steering.plan")),
            words
                .figures("steering.logged-h")
                .drawnAs("line", "fjord", words.say("steering.logged")));
    for (MonthRow row : statement.months()) {
      boolean month = row.until().equals(row.month().atEndOfMonth());
      Cell logged =
          row.logged() == null ? Cell.empty() : Cell.drawn(hours(row.logged()), row.logged() / 60);
      table.row(
          Cell.of(month ? fmt.capital(fmt.month(row.month())) : fmt.date(row.until()))
              .shortText(row.month().toString()),
          Cell.drawn(hours(row.planned()), row.planned() / 60),
          logged);
    }
    return new Chart("line", "h", conclusion, null, table.tight());
  }

  /**
   * What does not count, and why.
   *
   * @param people whether the reader may see the people; otherwise reasons about few are joined
   */
  DataTable leftOut(SteeringStatement statement, boolean people) {
    DataTable table =
        DataTable.of(
            "tabell-utelamnat",
            words.say("steering.left-out.caption"),
            Column.text(words.say("steering.why")),
            words.figures("steering.hours"),
            words.figures("steering.attendances"),
            Column.full(words.say("steering.mend")));
    Figure certified = statement.hours().certified();
    List<LeftOut> reasons = (people ? certified : certified.withoutSmallGroups()).leavesOut();
    for (LeftOut out : reasons) {
      table.row(
          Cell.of(words.say("steering." + out.reason())),
          Cell.of(exact(out.value().intValueExact())),
          Cell.of(attendances(out, people)),
          Cell.of(words.say("steering." + out.reason() + ".mend")));
    }
    Sums total = statement.hours().total();
    return table.sum(
        Cell.of(words.say("steering.all")),
        Cell.of(exact(total.logged() - total.certified())),
        Cell.of(fmt.number(reasons.stream().mapToInt(LeftOut::items).sum())),
        Cell.empty());
  }

  /** How many attendances are left out, unless they are of so few people that it tells of them. */
  String attendances(LeftOut out, boolean people) {
    return people || out.people() >= SmallGroups.FEWEST
        ? fmt.number(out.items())
        : words.say("steering.few");
  }

  private String exact(int minutes) {
    return fmt.hours((long) minutes);
  }

  private String hours(int minutes) {
    return fmt.wholeHours((long) minutes);
  }
}
