package se.delaktig.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.project.command.DecideRuleSet;
import se.delaktig.project.command.PlanProject;
import se.delaktig.project.command.SettleSourceConflict;
import se.delaktig.project.event.DocumentRequestEvent;
import se.delaktig.project.event.ProjectEvent;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.ProjectPlanned;
import se.delaktig.project.event.RetentionDecided;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSetDecided;
import se.delaktig.project.event.SourceConflictSettled;
import se.delaktig.project.policy.PlanFaults;
import se.delaktig.project.policy.RuleFaults;

/**
 * A project's plan and rules.
 *
 * @param rules all versions, oldest first
 * @param settled the chosen alternative by source conflict
 */
public record Project(
    @Nullable ProjectPlan plan, List<RuleSet> rules, Map<String, String> settled) {
  public static Project unplanned() {
    return new Project(null, List.of(), Map.of());
  }

  public Project after(ProjectEvent event) {
    return switch (event) {
      case ProjectPlanned planned -> new Project(planned.plan(), rules, settled);
      case SourceConflictSettled choice -> {
        Map<String, String> next = new HashMap<>(settled);
        next.put(choice.conflict(), choice.chosen());
        yield new Project(plan, rules, Map.copyOf(next));
      }
      case RetentionDecided decided -> this;
      case DocumentRequestEvent request -> this;
      case RuleSetDecided decided -> {
        List<RuleSet> next = new ArrayList<>(rules);
        next.add(decided.rules());
        yield new Project(plan, List.copyOf(next), settled);
      }
    };
  }

  /** The rules of a day: the newest version that is valid from that day or before. */
  public @Nullable RuleSet rulesOn(LocalDate day) {
    return rules.stream()
        .filter(set -> !set.validFrom().isAfter(day))
        .reduce((older, newer) -> newer)
        .orElse(null);
  }

  public Outcome<ProjectEvent> plan(PlanProject command) {
    String number = command.plan().number();
    if (!number.replace('/', '-').equals(command.project().value())) {
      return Outcome.refused(
          new ProjectRejection.PlanAtFault(
              new PlanFaults.Fault("/number", "project.other-number", number)));
    }
    return PlanFaults.of(command.plan()).stream()
        .findFirst()
        .<Outcome<ProjectEvent>>map(
            fault -> Outcome.refused(new ProjectRejection.PlanAtFault(fault)))
        .orElseGet(() -> Outcome.accepted(new ProjectPlanned(command.project(), command.plan())));
  }

  public Outcome<ProjectEvent> settle(SettleSourceConflict command) {
    if (plan == null) {
      return Outcome.refused(UnknownThing.project());
    }
    boolean known =
        plan.conflicts().stream()
            .filter(conflict -> conflict.id().equals(command.conflict()))
            .flatMap(conflict -> conflict.alternatives().stream())
            .anyMatch(alternative -> alternative.id().equals(command.chosen()));
    return known
        ? Outcome.accepted(
            new SourceConflictSettled(command.project(), command.conflict(), command.chosen()))
        : Outcome.refused(new ProjectRejection.NoSuchAlternative());
  }

  public Outcome<ProjectEvent> decide(DecideRuleSet command) {
    if (plan == null) {
      return Outcome.refused(UnknownThing.project());
    }
    int expected = rules.size() + 1;
    if (command.rules().version() != expected) {
      return Outcome.refused(new ProjectRejection.OtherVersion(expected));
    }
    RuleSet.HourValue value = command.rules().hourValue();
    boolean amountGiven = value.amount() != null;
    if (amountGiven != (value.kind() == RuleSet.HourValue.Kind.AMOUNT)) {
      return Outcome.refused(new ProjectRejection.NotAnAmount("rules.hourValue"));
    }
    return RuleFaults.of(command.rules()).stream()
        .findFirst()
        .<Outcome<ProjectEvent>>map(
            fault -> Outcome.refused(new ProjectRejection.RulesContradict(fault)))
        .orElseGet(() -> Outcome.accepted(new RuleSetDecided(command.project(), command.rules())));
  }
}
