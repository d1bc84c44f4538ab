package se.delaktig.goals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.command.DrawTheoryOfChange;
import se.delaktig.goals.event.TheoryOfChangeDrawn;
import se.delaktig.goals.event.TheoryOfChangeDrawn.Step;
import se.delaktig.kernel.Outcome;
import se.delaktig.project.event.ProjectPlan;

/**
 * How a project's activities are to lead to its goals.
 *
 * @param drawn as it was said last; absent before
 */
public record TheoryOfChange(@Nullable TheoryOfChangeDrawn drawn) {
  public static TheoryOfChange none() {
    return new TheoryOfChange(null);
  }

  public TheoryOfChange after(TheoryOfChangeDrawn event) {
    return new TheoryOfChange(event);
  }

  public Outcome<TheoryOfChangeDrawn> draw(DrawTheoryOfChange c, @Nullable ProjectPlan plan) {
    List<Step> steps =
        c.steps().stream()
            .map(one ->
                new Step(
                    one.id(),
                    one.level(),
                    one.words().strip(),
                    one.measure(),
                    one.goal(),
                    List.copyOf(one.leadsTo())))
            .toList();
    TheoryRejection fault = fault(steps, goals(plan));
    if (fault != null) {
      return Outcome.refused(fault);
    }
    TheoryOfChangeDrawn next = new TheoryOfChangeDrawn(c.project(), steps);
    return next.equals(drawn)
        ? Outcome.refused(new TheoryRejection.NothingChanged())
        : Outcome.accepted(next);
  }

  private static Set<String> goals(@Nullable ProjectPlan plan) {
    return plan == null
        ? Set.of()
        : plan.goals().stream().map(ProjectPlan.Goal::id).collect(Collectors.toSet());
  }

  private static @Nullable TheoryRejection fault(List<Step> steps, Set<String> goals) {
    Map<String, Step> byId = new HashMap<>();
    for (Step step : steps) {
      if (byId.put(step.id(), step) != null) {
        return new TheoryRejection.SameStepTwice(step.id());
      }
      if (step.goal() != null && !goals.contains(step.goal())) {
        return new TheoryRejection.NoSuchGoal(step.id());
      }
    }
    for (Step step : steps) {
      for (String to : step.leadsTo()) {
        Step next = byId.get(to);
        if (next == null) {
          return new TheoryRejection.LeadsNowhere(step.id(), to);
        }
        if (next.level().compareTo(step.level()) <= 0) {
          return new TheoryRejection.LeadsBack(step.id(), to);
        }
      }
    }
    return null;
  }
}
