package se.delaktig.project.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.AidCeiling;
import se.delaktig.project.event.FundingRules.FlatRate;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.FundingRules.StaffTimeHours;
import se.delaktig.project.event.FundingRules.UnitCost;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * Reads the rules about money out of a form with the fields of {@link FundingFields}. A rule whose
 * field is empty is not stated; a row with nothing in it is no rule.
 */
final class TypedFunding {
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  private final MultiValueMap<String, String> sent;
  private final FormErrors errors;
  private final Map<String, String> fieldAt = new HashMap<>();

  /**
   * @param errors where what cannot be read is told
   */
  TypedFunding(MultiValueMap<String, String> sent, FormErrors errors) {
    this.sent = sent;
    this.errors = errors;
  }

  /** All of them; only to be used where nothing was wrong. */
  FundingRules read() {
    fieldAt.put("/funding/grantShare/value/part", "share");
    fieldAt.put("/funding/grantShare/value/whole", "shareWhole");
    fieldAt.put("/funding/staffMinutesPerYear/value", "year");
    fieldAt.put("/funding/staffMinutesPerDay/value", "day");
    fieldAt.put("/funding/participantFileDays/value", "file");
    return new FundingRules(
        stated("period", text("period")),
        stated("call", text("call")),
        stated("share", share()),
        stated("categories", picked(CostCategory.class, "categories")),
        flatRates(),
        unitCosts(),
        stated("year", minutes("year")),
        stated("day", minutes("day")),
        stated("zero", yesNo("zero")),
        stated("activities", lines("activities")),
        stated("signers", picked(Signer.class, "signers")),
        stated("cofinancing", picked(ActivityKind.class, "cofinancing")),
        stated("cash", yesNo("cash")),
        stated("staff-time", one(StaffTimeHours.class, "staff-time")),
        stated("file", days()),
        aidCeilings());
  }

  /** The field that a JSON pointer into the rules read leads to; nothing where it is no field. */
  @Nullable String fieldAt(String path) {
    return fieldAt.get(path);
  }

  private @Nullable Share share() {
    String part = text("share");
    String whole = text("shareWhole");
    if (part == null && whole == null) {
      return null;
    }
    BigDecimal ofWhole = amount("shareWhole");
    BigDecimal given = amount("share");
    return ofWhole == null || given == null ? null : new Share(given, ofWhole);
  }

  private List<FlatRate> flatRates() {
    List<FlatRate> rates = new ArrayList<>();
    for (int row = 0; sent.containsKey("flat-" + row); row++) {
      String field = "flat-" + row;
      CostCategory category = one(CostCategory.class, "flat-category-" + row);
      Set<CostCategory> of = picked(CostCategory.class, "flat-of-" + row);
      if (category == null && of == null && text(field) == null) {
        continue;
      }
      require("flat-category-" + row, category);
      require("flat-of-" + row, of);
      Stated<BigDecimal> percent = stated(field, optional(field));
      if (category != null && of != null) {
        String path = "/funding/flatRates/" + rates.size();
        fieldAt.put(path + "/percent/value", field);
        fieldAt.put(path + "/category", "flat-category-" + row);
        fieldAt.put(path + "/of", "flat-of-" + row);
        rates.add(new FlatRate(category, percent, of));
      }
    }
    return List.copyOf(rates);
  }

  private List<UnitCost> unitCosts() {
    List<UnitCost> costs = new ArrayList<>();
    for (int row = 0; sent.containsKey("unit-" + row); row++) {
      String field = "unit-" + row;
      String function = text("unit-function-" + row);
      if (function == null && text(field) == null && text("unit-from-" + row) == null) {
        continue;
      }
      require("unit-function-" + row, function);
      LocalDate from = day("unit-from-" + row);
      require("unit-from-" + row, from);
      Stated<BigDecimal> kronor = stated(field, optional(field));
      LocalDate to = day("unit-to-" + row);
      if (function != null && from != null) {
        String path = "/funding/unitCosts/" + costs.size();
        fieldAt.put(path + "/kronorPerHour/value", field);
        fieldAt.put(path + "/from", "unit-from-" + row);
        fieldAt.put(path + "/to", "unit-to-" + row);
        costs.add(new UnitCost(function, kronor, from, to));
      }
    }
    return List.copyOf(costs);
  }

  private List<AidCeiling> aidCeilings() {
    List<AidCeiling> ceilings = new ArrayList<>();
    for (int row = 0; sent.containsKey("aid-" + row); row++) {
      String field = "aid-" + row;
      if (text(field) == null && text("aid-from-" + row) == null) {
        continue;
      }
      LocalDate from = day("aid-from-" + row);
      require("aid-from-" + row, from);
      Stated<BigDecimal> euro = stated(field, optional(field));
      if (from != null) {
        ceilings.add(new AidCeiling(euro, from));
      }
    }
    return List.copyOf(ceilings);
  }

  /** What a value rests on is asked beside it; of what is not there only the source is kept. */
  private <T> Stated<T> stated(String name, @Nullable T value) {
    String source = text(name + "Source");
    if (value == null) {
      return new Stated<>(null, Basis.NOT_STATED, source);
    }
    Basis basis =
        Typed.one(Basis.class, sent.getFirst(name + "Basis"))
            .filter(one -> one != Basis.NOT_STATED)
            .orElse(Basis.ASSUMED);
    return new Stated<>(value, basis, source);
  }

  private void require(String field, @Nullable Object value) {
    if (value == null && !errors.has(field)) {
      errors.add(field, "problem.field.notnull");
    }
  }

  private @Nullable String text(String field) {
    String typed = Objects.requireNonNullElse(sent.getFirst(field), "").strip();
    return typed.isEmpty() ? null : typed;
  }

  /** A number that may be left out. */
  private @Nullable BigDecimal optional(String field) {
    return text(field) == null ? null : amount(field);
  }

  private @Nullable BigDecimal amount(String field) {
    return read(field, Typed.amount(text(field)), "problem.project.not-an-amount");
  }

  private @Nullable Integer minutes(String field) {
    return text(field) == null
        ? null
        : read(
            field,
            Typed.amount(text(field))
                .map(hours -> hours.multiply(MINUTES))
                .filter(exact -> exact.stripTrailingZeros().scale() <= 0)
                .filter(exact -> exact.abs().compareTo(new BigDecimal("1000000")) < 0)
                .map(BigDecimal::intValueExact),
            "project.rules.hours-wrong");
  }

  private @Nullable Integer days() {
    return text("file") == null
        ? null
        : read("file", Typed.whole(text("file")), "project.funding.days-wrong");
  }

  private @Nullable LocalDate day(String field) {
    return text(field) == null
        ? null
        : read(field, Typed.date(text(field)), "participants.fault.date");
  }

  private <T> @Nullable T read(String field, Optional<T> value, String otherwise) {
    if (value.isEmpty()) {
      errors.add(field, otherwise);
    }
    return value.orElse(null);
  }

  private @Nullable Boolean yesNo(String field) {
    String typed = text(field);
    return typed == null ? null : (Boolean) Boolean.parseBoolean(typed);
  }

  private @Nullable List<String> lines(String field) {
    String typed = text(field);
    return typed == null
        ? null
        : typed.lines().map(String::strip).filter(Predicate.not(String::isEmpty)).toList();
  }

  private <E extends Enum<E>> @Nullable E one(Class<E> type, String field) {
    return Typed.one(type, sent.getFirst(field)).orElse(null);
  }

  private <E extends Enum<E>> @Nullable Set<E> picked(Class<E> type, String field) {
    List<String> names = sent.getOrDefault(field, List.of());
    Set<E> picked =
        Arrays.stream(type.getEnumConstants())
            .filter(one -> names.contains(one.name()))
            .collect(Collectors.toUnmodifiableSet());
    return picked.isEmpty() ? null : picked;
  }
}
