package se.delaktig.kernel.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.LeftOut;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.kernel.view.Working.Step;

/**
 * Explains figures in words: the formula stands in the message bundles under {@code
 * figure.formula.} and the figure's key, and a figure without one cannot be shown.
 */
@Component
public class Explaining {
  private final Words words;
  private final Fmt fmt;

  Explaining(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * Who asks, about which day, and what things are called there.
   *
   * @param day on which the figure holds
   * @param people whether the reader may see the people; otherwise small parts are joined
   * @param names what a part is called whose key has no text
   * @param opens where a part is explained in its turn; nothing where it is not
   */
  public record For(
      LocalDate day,
      boolean people,
      UnaryOperator<String> names,
      Function<String, Optional<String>> opens) {
    /** Whose parts open into nothing further. */
    public For(LocalDate day, boolean people, UnaryOperator<String> names) {
      this(day, people, names, part -> Optional.empty());
    }
  }

  /** A figure as a card of a name, to the minute and the öre. */
  public FigureCard card(String name, Figure figure, For reader) {
    return new FigureCard(
        figure.key(),
        name,
        shown(figure.unit(), figure.value()),
        null,
        null,
        null,
        of(figure, reader));
  }

  /** A figure's explanation for a reader. */
  public Explanation of(Figure figure, For reader) {
    Figure seen = reader.people() ? figure : figure.withoutSmallGroups();
    return new Explanation(
        words.say("figure.formula." + figure.key()),
        seen.counts().isEmpty() ? null : parts(seen, reader),
        seen.working() == null ? null : working(seen),
        check(seen),
        seen.leavesOut().isEmpty() ? null : leftOut(seen, reader),
        basis(seen, reader.day()));
  }

  private DataTable parts(Figure figure, For reader) {
    DataTable table =
        table(figure, "delar", "figure.parts", "figure.part")
            .sum(Cell.of(words.say("figure.sum")), Cell.of(shown(figure.unit(), figure.value())));
    figure
        .counts()
        .forEach(part ->
            table.row(part(part.key(), reader), Cell.of(shown(figure.unit(), part.value()))));
    return table;
  }

  private Cell part(String key, For reader) {
    String name = called(key, reader);
    return reader.opens().apply(key).map(there -> Cell.link(name, there)).orElse(Cell.of(name));
  }

  private DataTable working(Figure figure) {
    DataTable table =
        table(figure, "steg", "figure.working", "figure.step")
            .sum(
                Cell.of(words.say("figure.outcome")),
                Cell.of(shown(figure.unit(), figure.value())));
    if (figure.working() != null) {
      figure
          .working()
          .steps()
          .forEach(
              step -> table.row(Cell.of(step(step)), Cell.of(shown(step.unit(), step.value()))));
    }
    return table;
  }

  private DataTable table(Figure figure, String id, String caption, String head) {
    return DataTable.of(
            id + "-" + figure.key().replace('.', '-'),
            words.say(caption),
            Column.text(words.say(head)),
            Column.figure(words.say("figure.value")))
        .withCaption()
        .tight();
  }

  private String step(Step step) {
    return words.say("figure.does." + step.does(), words.say("figure.term." + step.key()));
  }

  private State check(Figure figure) {
    boolean bare =
        figure.counts().isEmpty() && figure.working() == null && figure.leavesOut().isEmpty();
    if (figure.value() == null || bare && figure.value().signum() == 0) {
      return State.of(Tone.NEUTRAL, words.say("figure.check.none"));
    }
    return figure.addsUp()
        ? State.of(Tone.GOOD, words.say("figure.check.good", shown(figure.unit(), figure.value())))
        : State.of(Tone.LATE, words.say("figure.check.bad", shown(figure.unit(), figure.value())));
  }

  private DataTable leftOut(Figure figure, For reader) {
    DataTable table =
        DataTable.of(
                "utelamnat-" + figure.key().replace('.', '-'),
                words.say("figure.left-out"),
                Column.text(words.say("figure.why")),
                Column.figure(words.say("figure.value")),
                Column.figure(words.say("figure.items")),
                Column.full(words.say("figure.mend")))
            .withCaption()
            .tight();
    figure
        .leavesOut()
        .forEach(out ->
            table.row(
                Cell.of(called(out.reason(), reader)),
                Cell.of(shown(figure.unit(), out.value())),
                Cell.of(items(out, reader)),
                Cell.of(mend(out.reason()))));
    return table;
  }

  /** How many entries, hidden where so few people could be told apart. */
  private String items(LeftOut out, For reader) {
    return !reader.people() && out.people() > 0 && out.people() < SmallGroups.FEWEST
        ? words.say("figure.few")
        : fmt.number(out.items());
  }

  private String mend(String reason) {
    String key = texted(reason) + ".mend";
    return words.has(key) ? words.say(key) : "–";
  }

  private String called(String key, For reader) {
    if (key.equals(Figure.JOINED)) {
      return words.say("figure.joined");
    }
    String text = texted(key);
    return words.has(text) ? words.say(text) : reader.names().apply(key);
  }

  /** Its own text, otherwise that of hours, whose activities and reasons many figures have. */
  private String texted(String key) {
    return words.has(key) ? key : "steering." + key;
  }

  private String basis(Figure figure, LocalDate day) {
    return figure.ruleVersion() == 0
        ? words.say("figure.basis.no-rule", fmt.number(figure.position()), fmt.date(day))
        : words.say(
            "figure.basis",
            fmt.number(figure.ruleVersion()),
            fmt.number(figure.position()),
            fmt.date(day));
  }

  /** A value as it is written; what nothing states is "inte angivet". */
  public String shown(Unit unit, @Nullable BigDecimal value) {
    if (value == null) {
      return fmt.missing();
    }
    return switch (unit) {
      case MINUTES -> fmt.hours(value.longValue());
      case KRONOR, KRONOR_PER_HOUR -> fmt.kronor(value);
      case PERCENT -> fmt.percent(value.movePointLeft(2));
      case PEOPLE, SESSIONS, GOALS, DAYS, NUMBER -> fmt.number(value);
    };
  }
}
