package se.delaktig.claims.page;

import static se.delaktig.claims.page.ClaimContents.hours;
import static se.delaktig.claims.page.ClaimContents.row;
import static se.delaktig.claims.page.ClaimContents.sheet;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.budget.event.CashCofinancingRecorded;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.view.Programme;

/** What a claim's files say about money: the claim by line, time reports, and co-financing. */
@Component
class MoneySheets {
  private final CorrectionTables lines;
  private final ClaimPlaces places;
  private final Words words;

  MoneySheets(CorrectionTables lines, ClaimPlaces places, Words words) {
    this.lines = lines;
    this.places = places;
    this.words = words;
  }

  Sheet summary(ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ClaimStatement.Line line : claim.lines()) {
      rows.add(
          row(
              lines.line(line.line()),
              lines.sub(line.line()),
              line.before(),
              line.months(),
              line.corrected(),
              line.claimed(),
              line.sum()));
    }
    rows.add(
        row(
            words.say("claims.grant"),
            words.say("claims.own-calculation"),
            claim.before().grant().amount(),
            null,
            null,
            claim.grant(),
            claim.now().grant().amount()));
    return sheet(
        words,
        "claims.file-name.CLAIM_SUMMARY",
        rows,
        "line",
        "what",
        "line.before",
        "line.months",
        "line.corrected",
        "line.claimed",
        "line.sum");
  }

  Sheet time(ClaimStatement claim) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (StaffCounting.Counted one : claim.now().staff()) {
      if (months.contains(one.month())) {
        rows.add(
            row(
                one.time().month(),
                one.time().role(),
                places.organisation(
                    claim.now().state().programme(), one.time().organisation().value()),
                hours(one.time().minutes()),
                hours(one.minutes()),
                one.hourlyCost(),
                one.cost()));
      }
    }
    return sheet(
        words,
        "claims.file-name.TIME_REPORTS",
        rows,
        "month",
        "post",
        "organisation",
        "hours",
        "hours-counted",
        "hourly",
        "amount");
  }

  Sheet cofinancing(ClaimStatement claim) {
    Programme programme = claim.now().state().programme();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    ClaimParts.by(ClaimParts.of(claim), one -> one.counted().organisationKey())
        .forEach((organisation, parts) ->
            rows.add(
                row(
                    places.organisation(programme, organisation),
                    lines.line(line(claim, parts.getFirst())),
                    (int)
                        parts.stream()
                            .map(one -> one.counted().person().person())
                            .distinct()
                            .count(),
                    hours(ClaimParts.minutes(parts)),
                    ClaimParts.sum(parts))));
    for (ClaimLine line : claim.now().lines().keySet()) {
      cash(claim, line)
          .forEach((organisation, kronor) ->
              rows.add(
                  row(
                      places.organisation(programme, organisation),
                      lines.line(line),
                      null,
                      null,
                      kronor)));
    }
    return sheet(
        words,
        "claims.file-name.COFINANCING_SUMMARY",
        rows,
        "organisation",
        "line",
        "people",
        "hours",
        "amount");
  }

  /** Cash of a line in the claim's own months, by organisation. */
  private static SortedMap<String, BigDecimal> cash(ClaimStatement claim, ClaimLine line) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (CashCofinancingRecorded one : claim.now().cash(line)) {
      if (months.contains(YearMonth.from(one.received()))) {
        sums.merge(one.organisation().value(), one.amount(), BigDecimal::add);
      }
    }
    return sums;
  }

  private static ClaimLine line(ClaimStatement claim, Valued one) {
    return ClaimLine.hours(Cofinancing.sector(claim.now().state().programme(), one.counted()));
  }
}
