package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.view.SignedHead;
import se.delaktig.audit.view.SignedHeads;
import se.delaktig.claims.event.IssuedFile.Kind;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.TaggedPdf;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;

/** Writes what a claim's file says as a tagged PDF (PDF/UA) in the reader's language. */
@Component
class ClaimPdf {
  private static final int ORE = 2;

  /** A page is laid out whole in memory, so that no more rows than these stand on paper. */
  private static final int MOST_ROWS = 1_000;

  private final TaggedPdf pdf;
  private final SignedHeads heads;
  private final ClaimTables tables;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  ClaimPdf(
      TaggedPdf pdf,
      SignedHeads heads,
      ClaimTables tables,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.pdf = pdf;
    this.heads = heads;
    this.tables = tables;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * The bytes of the file.
   *
   * @param draft whether it is not what is handed in
   */
  byte[] of(Sight sight, ClaimStatement claim, Kind kind, List<Sheet> sheets, boolean draft) {
    return pdf.of("claims/paper-pdf", Map.of("paper", paper(sight, claim, kind, sheets, draft)));
  }

  private ClaimPaper paper(
      Sight sight, ClaimStatement claim, Kind kind, List<Sheet> sheets, boolean draft) {
    ProjectPlan plan = sight.programme().planned();
    SignedHead head =
        heads
            .latest(sight.project().value())
            .orElseThrow(() -> new IllegalStateException("a project with a claim has a log"));
    return new ClaimPaper(
        words.say("claims.file-name." + kind),
        words.say("claims.paper.project", plan.number(), plan.name()),
        words.say("claims.paper.claim", claim.claim().number()),
        words.say("claims.claim.months", tables.months(claim.claim())),
        words.say("claims.paper.made", fmt.date(clock.today())),
        draft ? words.say("claims.paper.draft") : null,
        plan.invented() ? words.say("claims.invented") : null,
        sheets.stream().map(this::table).toList(),
        words.say(
            "claims.frozen",
            fmt.number(claim.claim().position()),
            claim.now().ruleVersions().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "))),
        words.say("claims.paper.head", head.key(), fmt.moment(head.recorded())),
        head.code());
  }

  private ClaimPaper.Table table(Sheet sheet) {
    List<List<@Nullable Object>> rows = sheet.rows().stream().limit(MOST_ROWS).toList();
    List<ClaimPaper.Column> columns = new ArrayList<>();
    for (int n = 0; n < sheet.heads().size(); n++) {
      int column = n;
      columns.add(
          new ClaimPaper.Column(
              sheet.heads().get(n),
              rows.stream().anyMatch(row -> row.get(column) instanceof Number)));
    }
    return new ClaimPaper.Table(
        sheet.name(),
        List.copyOf(columns),
        rows.stream().map(row -> row.stream().map(this::written).toList()).toList(),
        sheet.rows().size() > MOST_ROWS
            ? words.say("claims.paper.rest", fmt.number(sheet.rows().size()), fmt.number(MOST_ROWS))
            : null);
  }

  private String written(@Nullable Object cell) {
    return switch (cell) {
      case null -> "–";
      case BigDecimal amount -> fmt.number(amount, ORE);
      case Number number -> fmt.number(number);
      case LocalDate day -> fmt.isoDate(day);
      case Object text -> text.toString();
    };
  }
}
