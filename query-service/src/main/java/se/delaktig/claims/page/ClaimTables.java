package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.delaktig.claims.view.ClaimBook;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.State;
import se.delaktig.kernel.page.Tone;
import se.delaktig.kernel.page.Words;

/** A claim's lines, each leading to what it is made of. */
@Component
class ClaimTables {
  private final CorrectionTables names;
  private final Fmt fmt;
  private final Words words;

  ClaimTables(CorrectionTables names, Fmt fmt, Words words) {
    this.names = names;
    this.fmt = fmt;
    this.words = words;
  }

  /** Which months a claim brings, in words. */
  String months(ClaimBook.Claim claim) {
    return claim.months().isEmpty()
        ? words.say("claims.corrections-only")
        : claim.monthsOf().stream().map(fmt::month).collect(Collectors.joining(", "));
  }

  /** How far a claim has come. */
  State state(ClaimBook.Claim claim) {
    Tone tone =
        switch (claim.stage()) {
          case BUILT -> Tone.SOON;
          case RETURNED -> Tone.LATE;
          case SUBMITTED, DECIDED -> Tone.INFO;
          case PAID -> Tone.GOOD;
        };
    return State.of(tone, words.say("claims.stage." + claim.stage()));
  }

  /** Costs, then what co-finances, each with its sum. */
  List<DataTable> lines(ClaimStatement statement, String page) {
    List<ClaimStatement.Line> costs = new ArrayList<>();
    List<ClaimStatement.Line> cofinancing = new ArrayList<>();
    for (ClaimStatement.Line line : statement.lines()) {
      (line.line().kind().cofinances() ? cofinancing : costs).add(line);
    }
    List<DataTable> tables = new ArrayList<>();
    tables.add(table("rader-kostnader", "claims.lines.costs", costs, page));
    tables.add(table("rader-medfinansiering", "claims.lines.cofinancing", cofinancing, page));
    return tables;
  }

  private DataTable table(String id, String caption, List<ClaimStatement.Line> lines, String page) {
    DataTable table =
        DataTable.of(
                id,
                words.say(caption),
                Column.text(words.say("claims.line")),
                words.figures("claims.line.before"),
                words.figures("claims.line.months"),
                words.figures("claims.line.corrected"),
                words.figures("claims.line.claimed"),
                words.figures("claims.line.sum"))
            .withCaption();
    BigDecimal nothing = BigDecimal.ZERO.setScale(2);
    BigDecimal[] sums = {nothing, nothing, nothing, nothing, nothing};
    for (ClaimStatement.Line line : lines) {
      BigDecimal[] amounts = {
        line.before(), line.months(), line.corrected(), line.claimed(), line.sum()
      };
      for (int i = 0; i < sums.length; i++) {
        sums[i] = sums[i].add(amounts[i]);
      }
      table
          .row(
              Cell.of(names.line(line.line())).sub(names.sub(line.line())),
              Cell.of(fmt.kronor(amounts[0])),
              Cell.of(fmt.kronor(amounts[1])),
              Cell.of(fmt.kronor(amounts[2])),
              Cell.of(fmt.kronor(amounts[3])),
              Cell.of(fmt.kronor(amounts[4])))
          .opens(page + "/rad/" + line.line().key());
    }
    return table.sum(
        Cell.of(words.say("claims.sum")),
        Cell.of(fmt.kronor(sums[0])),
        Cell.of(fmt.kronor(sums[1])),
        Cell.of(fmt.kronor(sums[2])),
        Cell.of(fmt.kronor(sums[3])),
        Cell.of(fmt.kronor(sums[4])));
  }
}
