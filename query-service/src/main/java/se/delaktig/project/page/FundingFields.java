package se.delaktig.project.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.AidCeiling;
import se.delaktig.project.event.FundingRules.FlatRate;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.FundingRules.UnitCost;

/**
 * The rules about money as a form's fields hold them. Beside each rule's field are two more: {@code
 * …Basis}, what it rests on, and {@code …Source}, its source. Of flat rates, unit costs and aid
 * ceilings there is a row each, and rows to fill in; a field of a row ends in {@code -0} and so on.
 *
 * @param one what a field holds
 * @param several what a field of boxes holds
 */
record FundingFields(Map<String, String> one, Map<String, Collection<String>> several) {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
  private static final int MORE_ROWS = 2;

  static FundingFields of(FundingRules rules) {
    FundingFields fields = new FundingFields(new HashMap<>(), new HashMap<>());
    fields.text("period", rules.programmePeriod());
    fields.text("call", rules.call());
    Share share = rules.grantShare().value();
    fields.put("share", rules.grantShare(), share == null ? null : number(share.part()));
    fields.one.put("shareWhole", share == null ? "" : number(share.whole()));
    fields.boxes("categories", rules.categories());
    fields.hours("year", rules.staffMinutesPerYear());
    fields.hours("day", rules.staffMinutesPerDay());
    fields.text("zero", rules.zeroHourReports());
    List<String> activities = rules.staffActivities().value();
    fields.put(
        "activities",
        rules.staffActivities(),
        activities == null ? null : String.join("\n", activities));
    fields.boxes("signers", rules.staffReportSigners());
    fields.boxes("cofinancing", rules.cofinancingActivities());
    fields.text("cash", rules.cashCofinances());
    fields.text("staff-time", rules.staffTimeHours());
    fields.text("file", rules.participantFileDays());
    for (int i = 0; i < rows(rules.flatRates()); i++) {
      fields.flatRate(i, i < rules.flatRates().size() ? rules.flatRates().get(i) : null);
    }
    for (int i = 0; i < rows(rules.unitCosts()); i++) {
      fields.unitCost(i, i < rules.unitCosts().size() ? rules.unitCosts().get(i) : null);
    }
    for (int i = 0; i < rows(rules.aidCeilings()); i++) {
      fields.aidCeiling(i, i < rules.aidCeilings().size() ? rules.aidCeilings().get(i) : null);
    }
    return fields;
  }

  /** How many rows a form has for these. */
  static int rows(List<?> rules) {
    return rules.size() + MORE_ROWS;
  }

  private void flatRate(int row, @Nullable FlatRate rate) {
    one.put("flat-category-" + row, rate == null ? "" : rate.category().name());
    put(
        "flat-" + row,
        rate == null ? Stated.notStated() : rate.percent(),
        rate == null ? null : number(rate.percent().value()));
    several.put("flat-of-" + row, rate == null ? List.of() : names(rate.of()));
  }

  private void unitCost(int row, @Nullable UnitCost cost) {
    one.put("unit-function-" + row, cost == null ? "" : cost.function());
    put(
        "unit-" + row,
        cost == null ? Stated.notStated() : cost.kronorPerHour(),
        cost == null ? null : number(cost.kronorPerHour().value()));
    one.put("unit-from-" + row, cost == null ? "" : cost.from().toString());
    one.put("unit-to-" + row, cost == null || cost.to() == null ? "" : cost.to().toString());
  }

  private void aidCeiling(int row, @Nullable AidCeiling ceiling) {
    put(
        "aid-" + row,
        ceiling == null ? Stated.notStated() : ceiling.euro(),
        ceiling == null ? null : number(ceiling.euro().value()));
    one.put("aid-from-" + row, ceiling == null ? "" : ceiling.from().toString());
  }

  private void text(String name, Stated<?> stated) {
    put(name, stated, stated.value() == null ? null : stated.value().toString());
  }

  private void hours(String name, Stated<Integer> minutes) {
    Integer value = minutes.value();
    put(
        name,
        minutes,
        value == null
            ? null
            : number(BigDecimal.valueOf(value).divide(MINUTES, 4, RoundingMode.HALF_UP)));
  }

  private void boxes(String name, Stated<? extends Set<? extends Enum<?>>> stated) {
    put(name, stated, null);
    Set<? extends Enum<?>> values = stated.value();
    several.put(name, values == null ? List.of() : names(values));
  }

  private static List<String> names(Set<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).sorted().toList();
  }

  private void put(String name, Stated<?> stated, @Nullable String value) {
    one.put(name, value == null ? "" : value);
    one.put(name + "Basis", stated.basis().name());
    one.put(name + "Source", stated.note() == null ? "" : stated.note());
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString().replace('.', ',');
  }
}
