package se.delaktig.budget.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.command.DecideBudget;
import se.delaktig.budget.event.BudgetDecided;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.budget.view.BudgetStatements;
import se.delaktig.budget.view.DecidedBudget;
import se.delaktig.budget.view.PlannedRates;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.policy.PlanFaults;

/** The form in which the support is divided: a field for each line of a part. */
@Component
class DivisionForm {
  private final BudgetStatements statements;
  private final MoneyForms forms;
  private final Words words;
  private final Fmt fmt;
  private final ProgrammeClock clock;

  DivisionForm(
      BudgetStatements statements, MoneyForms forms, Words words, Fmt fmt, ProgrammeClock clock) {
    this.statements = statements;
    this.forms = forms;
    this.words = words;
    this.fmt = fmt;
    this.clock = clock;
  }

  /** A field of the form: one line of the budget. */
  record Field(String name, String label, @Nullable String value) {}

  /** A sub-budget's fields. */
  record Fields(String heading, List<Field> fields) {}

  /** The form's fields with what is decided for a part; for what is not divided, without one. */
  List<Fields> fields(DecidedBudget decided, @Nullable OrganisationId organisation) {
    List<Fields> subs = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      List<Field> fields = new ArrayList<>();
      for (CostCategory category : entered()) {
        fields.add(
            new Field(
                name(sub, category),
                words.say("budget.category." + category),
                decided.lines().stream()
                    .filter(line -> line.subBudget() == sub && line.category() == category)
                    .filter(line -> Objects.equals(line.organisation(), organisation))
                    .map(line -> line.amount().value())
                    .filter(Objects::nonNull)
                    .map(amount -> fmt.number(amount))
                    .findFirst()
                    .orElse("")));
      }
      subs.add(new Fields(words.say("budget.sub." + sub), fields));
    }
    return subs;
  }

  /** The lines that were typed; what is wrong with them is added to the errors. */
  List<BudgetDecided.Line> lines(
      Sight sight,
      @Nullable OrganisationId organisation,
      Map<String, String> typed,
      FormErrors errors) {
    List<BudgetDecided.Line> lines = new ArrayList<>();
    for (SubBudget sub : SubBudget.values()) {
      for (CostCategory category : entered()) {
        String field = name(sub, category);
        String text = typed.getOrDefault(field, "").strip();
        errors.label(field, words.say("budget.category." + category));
        if (!text.isEmpty()) {
          Optional<BigDecimal> amount = Typed.amount(text).filter(a -> a.signum() >= 0);
          amount.ifPresentOrElse(
              value ->
                  lines.add(
                      new BudgetDecided.Line(
                          sub, category, planned(value, plan(sight)), organisation)),
              () -> errors.add(field, "problem.budget.not-an-amount"));
        }
      }
    }
    return lines;
  }

  /** Number, day and from when belong together; all empty where it is not known. */
  Optional<DecideBudget.Ruling> ruling(Map<String, String> typed, FormErrors errors) {
    String number = typed.getOrDefault("nummer", "").strip();
    String onTyped = typed.getOrDefault("beslutad", "").strip();
    String fromTyped = typed.getOrDefault("galler", "").strip();
    if (number.isEmpty() && onTyped.isEmpty() && fromTyped.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> on = Typed.date(onTyped);
    Optional<LocalDate> from = Typed.date(fromTyped);
    forms.require(errors, !number.isEmpty(), "nummer", "budget.ruling.number");
    if (!number.isEmpty() && !number.matches(PlanFaults.NUMBER)) {
      errors.add("nummer", "problem.budget.not-a-decision-number");
    }
    forms.require(errors, on.isPresent(), "beslutad", "budget.ruling.on");
    forms.require(errors, from.isPresent(), "galler", "budget.ruling.from");
    return errors.isEmpty()
        ? Optional.of(new DecideBudget.Ruling(number, on.orElseThrow(), from.orElseThrow()))
        : Optional.empty();
  }

  /**
   * The whole budget: what was typed, the parts that were not on the form as they stand, and what
   * the rates in force make of both.
   */
  List<BudgetDecided.Line> whole(
      Sight sight,
      @Nullable OrganisationId organisation,
      List<BudgetDecided.Line> typed,
      DecideBudget.@Nullable Ruling ruling) {
    List<BudgetDecided.Line> lines = new ArrayList<>(typed);
    statements.budget(sight).lines().stream()
        .filter(line -> line.category() != CostCategory.INDIRECT)
        .filter(line -> !Objects.equals(line.organisation(), organisation))
        .forEach(lines::add);
    LocalDate day = ruling == null ? clock.today() : ruling.from();
    return PlannedRates.with(sight.programme(), lines, day);
  }

  /** Made up in a demonstration, and marked so wherever it is shown. */
  private static Stated<BigDecimal> planned(BigDecimal amount, ProjectPlan plan) {
    return plan.invented() ? new Stated<>(amount, Basis.INVENTED, null) : Stated.stated(amount);
  }

  /** Indirect costs are computed and have no field. */
  private static List<CostCategory> entered() {
    return List.of(CostCategory.values()).stream()
        .filter(category -> category != CostCategory.INDIRECT)
        .toList();
  }

  private static String name(SubBudget sub, CostCategory category) {
    return sub.name() + "-" + category.name();
  }

  private static ProjectPlan plan(Sight sight) {
    return Objects.requireNonNull(sight.programme().plan());
  }
}
