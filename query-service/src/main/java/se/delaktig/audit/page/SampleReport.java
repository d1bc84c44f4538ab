package se.delaktig.audit.page;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.audit.page.DrawnSamples.Drawn;
import se.delaktig.audit.view.SignedHead;
import se.delaktig.audit.view.SignedHeads;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.TaggedPdf;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.ProjectPlan;

/** A sample with what was found in it, as a tagged PDF (PDF/UA) for the auditor's file. */
@Component
class SampleReport {
  private final TaggedPdf pdf;
  private final SignedHeads heads;
  private final ProgrammeClock clock;
  private final Words words;
  private final Fmt fmt;

  SampleReport(TaggedPdf pdf, SignedHeads heads, ProgrammeClock clock, Words words, Fmt fmt) {
    this.pdf = pdf;
    this.heads = heads;
    this.clock = clock;
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * What the template writes.
   *
   * @param how by which method, how many and by which seed
   * @param asOf as known by which day
   * @param found what the errors come to
   * @param key whose signature the log's head has, and when it was signed
   * @param code the head as it is noted
   */
  record Paper(
      String project,
      String made,
      String how,
      String asOf,
      String drawn,
      String found,
      DataTable table,
      String key,
      String code,
      boolean invented) {}

  /**
   * The bytes of the file.
   *
   * @param known the last day whose records count
   * @param drawn without errors
   */
  byte[] of(Sight sight, SampleAsked asked, LocalDate known, Drawn drawn) {
    ProjectPlan plan = sight.programme().planned();
    SignedHead head =
        heads
            .latest(sight.project().value())
            .orElseThrow(() -> new IllegalStateException("a project with hours has a log"));
    return pdf.of(
        "audit/sample-pdf",
        Map.of(
            "paper",
            new Paper(
                words.say("claims.paper.project", plan.number(), plan.name()),
                words.say("claims.paper.made", fmt.date(clock.today())),
                words.say(
                    "audit.sample.report.how",
                    words.say("audit.sample.method." + asked.method()),
                    asked.number().orElseThrow(),
                    asked.seed().strip()),
                words.say("audit.sample.report.known", fmt.date(known)),
                drawn.drawn(),
                Objects.requireNonNull(drawn.projected()),
                table(drawn),
                words.say("evidence.paper.key", head.key(), fmt.moment(head.recorded())),
                head.code(),
                plan.invented())));
  }

  private DataTable table(Drawn drawn) {
    DataTable table =
        DataTable.of(
            "stickprov",
            words.say("audit.sample.items"),
            Column.text(words.say("audit.sample.number")),
            Column.text(words.say("audit.sample.what")),
            Column.text(words.say("audit.sample.signed")),
            Column.text(words.say("audit.sample.certified")),
            words.figures("audit.sample.minutes"),
            words.figures("audit.sample.amount"),
            words.figures("audit.sample.found"));
    for (DrawnSamples.Line line : drawn.lines()) {
      Integer right = drawn.right().get(line.number() - 1);
      table.row(
          Cell.of(Integer.toString(line.number())),
          Cell.of(line.person() + ", " + line.session() + ", " + line.place()),
          Cell.of(line.signed()),
          Cell.of(line.certified()),
          Cell.of(line.minutes()),
          Cell.of(line.amount()),
          Cell.of(right == null ? "–" : fmt.minutes(right)));
    }
    return table;
  }
}
