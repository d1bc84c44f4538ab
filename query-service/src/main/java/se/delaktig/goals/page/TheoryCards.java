package se.delaktig.goals.page;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Measure;
import se.delaktig.goals.view.TheoryReader.Reached;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;

/** A theory of change as a table and as a picture, with what has come of each step. */
@Component
class TheoryCards {
  private final GoalsTable goals;
  private final Words words;
  private final Fmt fmt;

  TheoryCards(GoalsTable goals, Words words, Fmt fmt) {
    this.goals = goals;
    this.words = words;
    this.fmt = fmt;
  }

  /** A row for each step. */
  DataTable table(List<Reached> steps, LocalDate day) {
    DataTable table =
        DataTable.of(
            "tabell-forandringsteori",
            words.say("goals.theory.caption"),
            Column.text(words.say("goals.theory.step")),
            Column.text(words.say("goals.theory.level")),
            Column.full(words.say("goals.theory.reached")),
            Column.text(words.say("goals.theory.leads-to")));
    for (Reached one : steps) {
      table.row(
          Cell.of(words.say("goals.theory.step.named", one.step().id(), one.step().words())),
          Cell.of(words.say("goals.theory.level." + one.step().level())),
          Cell.of(reached(one, day)),
          Cell.of(leadsTo(one)));
    }
    return table;
  }

  TheoryPicture picture(List<Reached> steps, LocalDate day) {
    return TheoryPicture.of(
        steps.stream()
            .map(one ->
                new TheoryPicture.Step(
                    one.step().id(),
                    words.say("goals.theory.levels." + one.step().level()),
                    words.say("goals.theory.step.named", one.step().id(), one.step().words()),
                    reached(one, day),
                    one.step().leadsTo()))
            .toList());
  }

  private String leadsTo(Reached one) {
    return one.step().leadsTo().isEmpty()
        ? "–"
        : one.step().leadsTo().stream().collect(Collectors.joining(", "));
  }

  /** What the log gives, or that it gives nothing. */
  private String reached(Reached one, LocalDate day) {
    if (one.goal() != null) {
      return words.say(
          "goals.theory.goal",
          one.goal().goal().id(),
          goals.standing(one.goal().indicator(), day).text());
    }
    Measure measure = one.step().measure();
    if (measure == null) {
      return words.say("goals.theory.not-counted");
    }
    String name = words.say("goals.theory.measure." + measure);
    Figure figure = one.figure();
    if (figure == null) {
      return words.say("goals.theory.not-shown", name);
    }
    if (figure.value() == null) {
      return words.say("goals.theory.few", name);
    }
    String value = written(figure, figure.orZero().longValue());
    return figure.of() == null || figure.of().signum() == 0
        ? words.say("goals.theory.figure", name, value)
        : words.say(
            "goals.theory.figure.of", name, value, written(figure, figure.of().longValue()));
  }

  private String written(Figure figure, long value) {
    return figure.unit() == Unit.MINUTES ? fmt.hours(value) : fmt.number(value);
  }
}
