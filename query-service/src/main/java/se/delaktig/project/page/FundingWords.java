package se.delaktig.project.page;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.AidCeiling;
import se.delaktig.project.event.FundingRules.FlatRate;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.FundingRules.StaffTimeHours;
import se.delaktig.project.event.FundingRules.UnitCost;
import se.delaktig.project.event.RuleSet;

/** The rules about money in plain words, each with its source or that it is not confirmed. */
@Component
class FundingWords {
  private final RuleWords rules;
  private final Fmt fmt;
  private final Words words;

  FundingWords(RuleWords rules, Fmt fmt, Words words) {
    this.rules = rules;
    this.fmt = fmt;
    this.words = words;
  }

  /** Every rule about money of a version. */
  DataTable table(RuleSet set) {
    FundingRules funding = set.funding();
    DataTable table =
        DataTable.of(
                "pengaregler-" + set.version(),
                words.say("project.funding.caption", fmt.number(set.version())),
                Column.text(words.say("project.rule")),
                Column.text(words.say("project.value")))
            .withCaption();
    row(table, "period", fmt.stated(funding.programmePeriod()), funding.programmePeriod());
    row(table, "call", fmt.stated(funding.call()), funding.call());
    row(table, "share", share(funding.grantShare()), funding.grantShare());
    row(
        table,
        "categories",
        several(funding.categories(), "budget.category."),
        funding.categories());
    funding.flatRates().forEach(rate -> table.row(flatRate(rate), value(rate)));
    funding.unitCosts().forEach(cost -> table.row(unitCost(cost), value(cost)));
    row(table, "year", hours(funding.staffMinutesPerYear()), funding.staffMinutesPerYear());
    row(table, "day", hours(funding.staffMinutesPerDay()), funding.staffMinutesPerDay());
    row(table, "zero", yesNo(funding.zeroHourReports()), funding.zeroHourReports());
    row(table, "activities", several(funding.staffActivities(), null), funding.staffActivities());
    row(
        table,
        "signers",
        several(funding.staffReportSigners(), "project.signer."),
        funding.staffReportSigners());
    row(
        table,
        "cofinancing",
        several(funding.cofinancingActivities(), "steering.activity."),
        funding.cofinancingActivities());
    row(table, "cash", yesNo(funding.cashCofinances()), funding.cashCofinances());
    row(table, "staff-time", staffTime(funding.staffTimeHours()), funding.staffTimeHours());
    Integer days = funding.participantFileDays().value();
    row(
        table,
        "file",
        days == null ? missing() : words.say("project.funding.days", fmt.number(days)),
        funding.participantFileDays());
    funding.aidCeilings().forEach(ceiling -> table.row(aid(ceiling), value(ceiling)));
    return table;
  }

  private void row(DataTable table, String rule, String value, Stated<?> stated) {
    table.row(
        Cell.of(words.say("project.funding." + rule)), Cell.of(value).sub(rules.basis(stated)));
  }

  private String missing() {
    return words.say("fmt.not-stated-in-source");
  }

  private String share(Stated<Share> stated) {
    Share share = stated.value();
    return share == null
        ? words.say("project.funding.share.decided")
        : fmt.number(share.part()) + " / " + fmt.number(share.whole());
  }

  private Cell flatRate(FlatRate rate) {
    return Cell.of(
        words.say("project.funding.flat", words.say("budget.category." + rate.category())));
  }

  private Cell value(FlatRate rate) {
    BigDecimal percent = rate.percent().value();
    String of =
        rate.of().stream()
            .map(category -> words.say("budget.category." + category))
            .sorted()
            .collect(Collectors.joining(", "));
    return Cell.of(
            percent == null
                ? missing()
                : words.say("project.funding.flat.of", fmt.percent(percent.movePointLeft(2)), of))
        .sub(rules.basis(rate.percent()));
  }

  private Cell unitCost(UnitCost cost) {
    return Cell.of(words.say("project.funding.unit", cost.function(), fmt.isoDate(cost.from())));
  }

  private Cell value(UnitCost cost) {
    BigDecimal kronor = cost.kronorPerHour().value();
    return Cell.of(
            kronor == null
                ? missing()
                : words.say("project.funding.unit.value", fmt.kronor(kronor)))
        .sub(rules.basis(cost.kronorPerHour()));
  }

  private Cell aid(AidCeiling ceiling) {
    return Cell.of(words.say("project.funding.aid", fmt.isoDate(ceiling.from())));
  }

  private Cell value(AidCeiling ceiling) {
    BigDecimal euro = ceiling.euro().value();
    return Cell.of(
            euro == null ? missing() : words.say("project.funding.aid.value", fmt.number(euro)))
        .sub(rules.basis(ceiling.euro()));
  }

  private String hours(Stated<Integer> stated) {
    Integer minutes = stated.value();
    return minutes == null ? missing() : fmt.hours((long) minutes);
  }

  private String yesNo(Stated<Boolean> stated) {
    Boolean value = stated.value();
    return value == null ? missing() : words.say(value ? "project.yes" : "project.no");
  }

  private String staffTime(Stated<StaffTimeHours> stated) {
    StaffTimeHours value = stated.value();
    return value == null ? missing() : words.say("project.funding.staff-time." + value);
  }

  private String several(Stated<? extends Collection<?>> stated, @Nullable String prefix) {
    Collection<?> values = stated.value();
    return values == null
        ? missing()
        : values.stream()
            .map(value -> prefix == null ? value.toString() : words.say(prefix + value))
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
