package se.delaktig.budget.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.event.BudgetDecided.Line;
import se.delaktig.budget.event.CostCategory;
import se.delaktig.budget.event.SubBudget;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.project.event.FundingRules.FlatRate;
import se.delaktig.project.view.Programme;

/** What the rules' rates make of a planned budget, which nobody enters. */
public final class PlannedRates {
  private PlannedRates() {}

  /**
   * The lines with those that the rates compute, for each part of the project by itself.
   *
   * @param day whose rules apply
   */
  public static List<Line> with(Programme programme, List<Line> lines, LocalDate day) {
    Set<CostCategory> computed = EnumSet.noneOf(CostCategory.class);
    programme
        .rulesOn(day)
        .ifPresent(rules ->
            rules.funding().flatRates().stream().map(FlatRate::category).forEach(computed::add));
    List<Line> all = new ArrayList<>(lines);
    Set<@Nullable OrganisationId> parts = new LinkedHashSet<>();
    lines.forEach(line -> parts.add(line.organisation()));
    for (OrganisationId part : parts) {
      for (SubBudget sub : SubBudget.values()) {
        List<FlatRates.Base> bases = bases(lines, part, sub, day);
        for (CostCategory category : computed) {
          BigDecimal amount = FlatRates.of(programme, category, bases);
          if (amount.signum() != 0) {
            all.add(new Line(sub, category, new Stated<>(amount, Basis.COMPUTED, null), part));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<FlatRates.Base> bases(
      List<Line> lines, @Nullable OrganisationId part, SubBudget sub, LocalDate day) {
    List<FlatRates.Base> bases = new ArrayList<>();
    for (Line line : lines) {
      BigDecimal amount = line.amount().value();
      if (amount != null && line.subBudget() == sub && Objects.equals(line.organisation(), part)) {
        bases.add(new FlatRates.Base(line.category(), day, amount));
      }
    }
    return bases;
  }
}
