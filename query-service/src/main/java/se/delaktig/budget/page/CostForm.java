package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.CostRecorded;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;

/** The fields of a cost, alike where one is added and where one is corrected. */
@Component
class CostForm {
  /** The form's field for each of the command's. */
  static final Map<String, String> FIELDS =
      Map.of(
          "organisation", "organisation",
          "subBudget", "delbudget",
          "category", "slag",
          "paid", "betald",
          "amount", "belopp",
          "voucher", "verifikation",
          "supplier", "leverantor",
          "dated", "fakturadag",
          "vat", "moms",
          "procurement", "upphandling");

  private final MoneyForms forms;
  private final Words words;
  private final ProgrammeClock clock;

  CostForm(MoneyForms forms, Words words, ProgrammeClock clock) {
    this.forms = forms;
    this.words = words;
    this.clock = clock;
  }

  /** A cost as it was filled in; what may be left out is absent where it was. */
  record Filled(
      SubBudget subBudget,
      CostCategory category,
      LocalDate paid,
      BigDecimal amount,
      @Nullable String supplier,
      @Nullable LocalDate dated,
      @Nullable BigDecimal vat,
      @Nullable String procurement) {}

  /** What there is to choose from. */
  void choices(Model model) {
    model.addAttribute("today", clock.today());
    model.addAttribute("subs", Choice.all(SubBudget.class, "budget.sub", words));
    model.addAttribute(
        "categories",
        Choice.all(CostCategory.class, "budget.category", words).stream()
            .filter(choice -> !choice.value().equals(CostCategory.INDIRECT.name()))
            .toList());
  }

  /** What stands in the fields of a new cost. */
  void empty(Model model) {
    Map<String, Object> now = new HashMap<>();
    now.put("betald", clock.today());
    now.put("delbudget", SubBudget.IMPLEMENTATION.name());
    model.addAttribute("now", now);
  }

  /** What stands in the fields of a cost that is corrected. */
  void standing(CostRecorded cost, @Nullable String supplier, Model model) {
    Map<String, Object> now = new HashMap<>();
    now.put("betald", cost.paid());
    now.put("belopp", written(cost.amount()));
    now.put("delbudget", cost.subBudget().name());
    now.put("slag", cost.category().name());
    now.put("leverantor", supplier);
    now.put("fakturadag", cost.dated());
    now.put("moms", cost.vat() == null ? null : written(cost.vat()));
    now.put("upphandling", cost.procurement());
    model.addAttribute("now", now);
  }

  private static String written(BigDecimal amount) {
    return amount.toPlainString().replace('.', ',');
  }

  /** Reads the fields; empty where something is wrong, which the errors then say. */
  Optional<Filled> read(Map<String, String> typed, FormErrors errors) {
    Optional<LocalDate> paid = Typed.date(typed.get("betald"));
    Optional<BigDecimal> amount = Typed.amount(typed.get("belopp"));
    Optional<SubBudget> sub = Typed.one(SubBudget.class, typed.get("delbudget"));
    Optional<CostCategory> category = Typed.one(CostCategory.class, typed.get("slag"));
    forms.require(errors, paid.isPresent(), "betald", "budget.paid.label");
    forms.require(errors, text(typed, "belopp") != null, "belopp", "budget.amount.label");
    if (text(typed, "belopp") != null && amount.isEmpty()) {
      errors.add("belopp", "problem.budget.not-an-amount");
    }
    forms.require(errors, sub.isPresent(), "delbudget", "budget.sub.label");
    forms.require(errors, category.isPresent(), "slag", "budget.category.head");
    LocalDate dated =
        maybe(typed, "fakturadag", "budget.dated.label", Typed::date, "problem.field.date", errors);
    BigDecimal vat =
        maybe(
            typed,
            "moms",
            "budget.vat.label",
            Typed::amount,
            "problem.budget.not-an-amount",
            errors);
    return errors.isEmpty()
        ? Optional.of(
            new Filled(
                sub.orElseThrow(),
                category.orElseThrow(),
                paid.orElseThrow(),
                amount.orElseThrow(),
                text(typed, "leverantor"),
                dated,
                vat,
                text(typed, "upphandling")))
        : Optional.empty();
  }

  private <T> @Nullable T maybe(
      Map<String, String> typed,
      String field,
      String label,
      Function<@Nullable String, Optional<T>> reading,
      String fault,
      FormErrors errors) {
    String text = text(typed, field);
    if (text == null) {
      return null;
    }
    Optional<T> read = reading.apply(text);
    if (read.isEmpty()) {
      errors.label(field, words.say(label)).add(field, fault);
    }
    return read.orElse(null);
  }

  static @Nullable String text(Map<String, String> typed, String field) {
    String text = typed.getOrDefault(field, "").strip();
    return text.isEmpty() ? null : text;
  }
}
