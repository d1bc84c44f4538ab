package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.event.IssuedFile.Kind;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan;

/** What each of a claim's files says, computed from the frozen log alone. */
@Component
class ClaimContents {
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  private final MoneySheets money;
  private final PeopleSheets people;
  private final ProgressSheets progress;
  private final FinalSheets end;
  private final ClaimTables tables;
  private final Words words;

  ClaimContents(
      MoneySheets money,
      PeopleSheets people,
      ProgressSheets progress,
      FinalSheets end,
      ClaimTables tables,
      Words words) {
    this.money = money;
    this.people = people;
    this.progress = progress;
    this.end = end;
    this.tables = tables;
    this.words = words;
  }

  /**
   * What a file says.
   *
   * @param named the people who stand in it by name
   */
  record Said(List<Sheet> sheets, Set<PersonId> named) {
    static Said of(Sheet... sheets) {
      return new Said(List.of(sheets), Set.of());
    }
  }

  Said of(Sight sight, ClaimStatement claim, Kind kind) {
    Said said =
        switch (kind) {
          case CLAIM_SUMMARY -> Said.of(money.summary(claim));
          case TIME_REPORTS -> Said.of(money.time(claim));
          case COFINANCING_SUMMARY -> Said.of(money.cofinancing(claim));
          case PROGRESS_REPORT ->
              Said.of(
                  progress.activities(claim),
                  progress.deviations(claim),
                  progress.posts(claim),
                  progress.late(claim));
          case PARTICIPANT_LIST -> people.participants(sight, claim);
          case CERTIFICATES -> people.certificates(sight, claim);
          case FINAL_REPORT -> new Said(end.of(sight, claim), Set.of());
        };
    return sight.programme().planned().invented()
        ? new Said(
            said.sheets().stream().map(one -> one.saying(words.say("claims.invented"))).toList(),
            said.named())
        : said;
  }

  /**
   * Which claim a spreadsheet goes with, up to where in the log, and under which rules its amounts
   * are computed.
   */
  Sheet about(Sight sight, ClaimStatement claim) {
    ProjectPlan plan = sight.programme().planned();
    return sheet(
        words,
        "claims.about",
        List.of(
            row(words.say("claims.paper.project", plan.number(), plan.name())),
            row(words.say("claims.paper.claim", claim.claim().number())),
            row(words.say("claims.claim.months", tables.months(claim.claim()))),
            row(words.say("claims.about.position", claim.claim().position())),
            row(
                words.say(
                    "claims.about.rules",
                    claim.now().ruleVersions().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))))),
        "what");
  }

  /** A table; its heads by their keys. */
  static Sheet sheet(Words words, String name, List<List<@Nullable Object>> rows, String... heads) {
    List<String> named = new ArrayList<>();
    List<String> means = new ArrayList<>();
    for (String head : heads) {
      named.add(words.say("claims." + head));
      means.add(meaning(words, name, head));
    }
    return new Sheet(words.say(name), null, named, means, rows);
  }

  /** What a column means in a table, or wherever it stands. */
  private static String meaning(Words words, String name, String head) {
    String here = "claims.legend." + name.substring(name.lastIndexOf('.') + 1) + "." + head;
    return words.say(words.has(here) ? here : "claims.legend." + head);
  }

  /** What each column of the tables means. */
  Sheet legend(List<Sheet> sheets) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Sheet sheet : sheets) {
      for (int column = 0; column < sheet.heads().size(); column++) {
        rows.add(row(sheet.name(), sheet.heads().get(column), sheet.means().get(column)));
      }
    }
    return sheet(words, "claims.legend", rows, "legend.table", "legend.column", "legend.meaning");
  }

  static List<@Nullable Object> row(@Nullable Object... cells) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell);
    }
    return row;
  }

  /** Hours with two decimals, for a table. */
  static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf(minutes).divide(SIXTY, 2, RoundingMode.HALF_UP);
  }
}
