package se.delaktig.audit.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.delaktig.audit.file.EvidenceBundle;
import se.delaktig.audit.file.Verifiers;
import se.delaktig.audit.view.EvidenceFigure;
import se.delaktig.audit.view.LedgerEvidence;
import se.delaktig.audit.view.ProjectAt;
import se.delaktig.audit.view.SignedHead;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.TaggedPdf;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.project.event.ProjectPlan;

/**
 * What a bundle of evidence claims, for people to read: each figure is one of the bundle's {@code
 * figures.jsonl} or of its tables, and says what it means.
 */
@Component
class EvidencePaper implements EvidenceBundle.Paper {
  private final TaggedPdf pdf;
  private final Words words;
  private final Fmt fmt;

  EvidencePaper(TaggedPdf pdf, Words words, Fmt fmt) {
    this.pdf = pdf;
    this.words = words;
    this.fmt = fmt;
  }

  @Override
  public byte[] in(Locale language, LedgerEvidence evidence) {
    LocaleContext before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return pdf.madeAt(
          evidence.head().recorded(), "audit/evidence-pdf", Map.of("paper", paper(evidence)));
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /**
   * What the template writes.
   *
   * @param basis up to where in the log, and what had happened by which day
   * @param key whose signature the head has, and when the log stood there
   * @param code the head as it is noted
   * @param verifiers the hashes of the programs that check the bundle, by name
   * @param invented whether the project's people and figures are made up
   */
  record Paper(
      String project,
      String basis,
      List<DataTable> tables,
      String key,
      String code,
      Map<String, String> verifiers,
      boolean invented) {}

  private Paper paper(LedgerEvidence evidence) {
    ProjectAt now = evidence.folded().now();
    ProjectPlan plan = now.programme().planned();
    SignedHead head = evidence.head();
    Claimed claimed = new Claimed(evidence.folded().figures(), now.happened(), head.size());
    return new Paper(
        words.say("evidence.paper.project", plan.number(), plan.name()),
        words.say(
            "evidence.paper.basis",
            fmt.number(head.size()),
            fmt.moment(head.recorded()),
            fmt.date(now.happened()),
            fmt.number(now.programme().newestRules())),
        List.of(
            whole(claimed),
            parts("evidence.paper.groups", "group", claimed, name -> name),
            parts(
                "evidence.paper.organisations",
                "organisation",
                claimed,
                id -> organisation(now, id)),
            halfYears(claimed),
            budget(now),
            goals(now),
            claims(claimed)),
        words.say("evidence.paper.key", head.key(), fmt.moment(head.recorded())),
        head.code(),
        Verifiers.sha256(),
        plan.invented());
  }

  private DataTable whole(Claimed claimed) {
    DataTable table =
        DataTable.of(
            "nyckeltal",
            words.say("evidence.paper.whole"),
            Column.text(words.say("evidence.paper.figure")),
            words.figures("evidence.paper.value"),
            Column.text(words.say("evidence.paper.how")));
    claimed
        .now(Map.of())
        .forEach(one ->
            table.row(
                Cell.of(words.say("evidence.paper.figure." + one.figure())),
                Cell.of(written(one)),
                Cell.of(words.say("evidence.paper.figure." + one.figure() + ".means"))));
    return table;
  }

  private DataTable parts(
      String caption, String kind, Claimed claimed, UnaryOperator<String> name) {
    DataTable table =
        DataTable.of(
            kind,
            words.say(caption),
            Column.text(words.say(caption + ".head")),
            words.figures("steering.logged"),
            words.figures("steering.signed"),
            words.figures("steering.certified"),
            words.figures("evidence.paper.worth"));
    for (String part : claimed.parts(kind)) {
      Map<String, String> of = Map.of(kind, part);
      table.row(
          Cell.of(name.apply(part)),
          Cell.of(written(claimed.now("hours.logged", of))),
          Cell.of(written(claimed.now("hours.signed", of))),
          Cell.of(written(claimed.now("hours.certified", of))),
          Cell.of(written(claimed.now("cofinancing.earned", of))));
    }
    return table;
  }

  private static String organisation(ProjectAt now, String id) {
    OrganisationJoined joined =
        now.programme().places().organisations().get(new OrganisationId(id));
    return joined == null ? id : joined.name();
  }

  /** Certified hours by the end of each half-year, as known then and as known now. */
  private DataTable halfYears(Claimed claimed) {
    DataTable table =
        DataTable.of(
            "halvar",
            words.say("evidence.paper.half-years"),
            Column.text(words.say("evidence.paper.by")),
            Column.text(words.say("evidence.paper.groups.head")),
            words.figures("evidence.paper.known-then"),
            words.figures("evidence.paper.known-now"));
    for (Claimed.TwoClocks one : claimed.certifiedByHalfYear()) {
      String group = one.of().get("group");
      table.row(
          Cell.of(fmt.date(one.happened())),
          Cell.of(group == null ? words.say("evidence.paper.all") : group),
          Cell.of(written(one.then())),
          Cell.of(written(one.now())));
    }
    return table;
  }

  private DataTable budget(ProjectAt now) {
    DataTable table =
        DataTable.of(
            "budget",
            words.say("evidence.paper.budget"),
            Column.text(words.say("evidence.paper.sub-budget")),
            Column.text(words.say("budget.category.head")),
            words.figures("budget.planned"),
            words.figures("budget.used.head"),
            words.figures("budget.left"));
    for (BudgetStatement.Line line : now.budget().lines()) {
      Stated<BigDecimal> planned = line.planned();
      table.row(
          Cell.of(words.say("budget.sub." + line.subBudget())),
          Cell.of(words.say("budget.category." + line.category())),
          Cell.of(planned == null ? fmt.missing() : fmt.kronor(planned.value())),
          Cell.of(fmt.kronor(line.used())),
          Cell.of(fmt.kronor(line.left())));
    }
    return table;
  }

  private DataTable goals(ProjectAt now) {
    DataTable table =
        DataTable.of(
            "mal",
            words.say("evidence.paper.goals"),
            Column.text(words.say("evidence.paper.goal")),
            Column.text(words.say("evidence.paper.standing")));
    now.goals()
        .goals()
        .forEach(one ->
            table.row(
                Cell.of(one.goal().id() + " " + one.goal().words()),
                Cell.of(words.say("goals.standing." + one.indicator().standing(now.happened())))));
    return table;
  }

  private DataTable claims(Claimed claimed) {
    DataTable table =
        DataTable.of(
            "ansokningar",
            words.say("evidence.paper.claims"),
            Column.text(words.say("evidence.paper.claim")),
            words.figures("evidence.paper.paid-costs"),
            words.figures("evidence.paper.claimed-cofinancing"),
            words.figures("claims.grant"));
    for (String claim : claimed.claims()) {
      table.row(
          Cell.of(
              words.say(
                  "evidence.paper.claim.until",
                  claim,
                  fmt.date(claimed.of("claims.grant", claim).happened()))),
          Cell.of(written(claimed.of("claims.paid-costs", claim))),
          Cell.of(written(claimed.of("claims.cofinancing", claim))),
          Cell.of(written(claimed.of("claims.grant", claim))));
    }
    return table;
  }

  private String written(EvidenceFigure one) {
    BigDecimal value = new BigDecimal(Objects.requireNonNull(one.value()));
    return switch (Unit.valueOf(one.unit())) {
      case MINUTES -> fmt.hours(value.longValueExact());
      case KRONOR, KRONOR_PER_HOUR -> fmt.kronor(value);
      case PERCENT -> fmt.percent(value.movePointLeft(2));
      case PEOPLE, SESSIONS, GOALS, DAYS, NUMBER -> fmt.number(value);
    };
  }
}
