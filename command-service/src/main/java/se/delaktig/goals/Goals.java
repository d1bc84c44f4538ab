package se.delaktig.goals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.goals.command.MeasureGoal;
import se.delaktig.goals.command.OperationaliseGoal;
import se.delaktig.goals.event.FollowUpEvent;
import se.delaktig.goals.event.GoalMeasured;
import se.delaktig.goals.event.GoalOperationalised;
import se.delaktig.kernel.Outcome;
import se.delaktig.project.event.ProjectPlan;

/**
 * How a project's goals are followed up.
 *
 * @param operationalised the latest by goal
 * @param measured the latest by goal
 */
public record Goals(
    Map<String, GoalOperationalised> operationalised, Map<String, GoalMeasured> measured) {
  public static Goals none() {
    return new Goals(Map.of(), Map.of());
  }

  public Goals after(FollowUpEvent event) {
    return switch (event) {
      case GoalOperationalised e -> new Goals(with(operationalised, e.goal(), e), measured);
      case GoalMeasured e -> new Goals(operationalised, with(measured, e.goal(), e));
    };
  }

  private static <E> Map<String, E> with(Map<String, E> before, String goal, E event) {
    Map<String, E> next = new HashMap<>(before);
    next.put(goal, event);
    return Map.copyOf(next);
  }

  public Outcome<FollowUpEvent> operationalise(OperationaliseGoal c, @Nullable ProjectPlan plan) {
    if (!known(c.goal(), plan)) {
      return Outcome.refused(new GoalRejection.NoSuchGoal());
    }
    BigDecimal target = c.target().value();
    if (target == null) {
      return Outcome.refused(new GoalRejection.TargetMissing());
    }
    BigDecimal baseline = c.baseline().value();
    if (baseline != null && baseline.compareTo(target) == 0) {
      return Outcome.refused(new GoalRejection.TargetIsBaseline());
    }
    GoalOperationalised next =
        new GoalOperationalised(
            c.project(),
            c.goal(),
            c.indicator().strip(),
            c.baseline(),
            c.target(),
            c.by(),
            c.owner().strip(),
            c.counts().strip());
    return next.equals(operationalised.get(c.goal()))
        ? Outcome.refused(new GoalRejection.NothingChanged())
        : Outcome.accepted(next);
  }

  public Outcome<FollowUpEvent> measure(
      MeasureGoal c, @Nullable ProjectPlan plan, LocalDate today) {
    if (!known(c.goal(), plan)) {
      return Outcome.refused(new GoalRejection.NoSuchGoal());
    }
    if (!operationalised.containsKey(c.goal())) {
      return Outcome.refused(new GoalRejection.NotOperationalised());
    }
    if (c.value().value() == null) {
      return Outcome.refused(new GoalRejection.ValueMissing());
    }
    if (c.on().isAfter(today)) {
      return Outcome.refused(new GoalRejection.InTheFuture(c.on()));
    }
    GoalMeasured next = new GoalMeasured(c.project(), c.goal(), c.on(), c.value(), c.answers());
    return next.equals(measured.get(c.goal()))
        ? Outcome.refused(new GoalRejection.NothingChanged())
        : Outcome.accepted(next);
  }

  private static boolean known(String goal, @Nullable ProjectPlan plan) {
    return plan != null && plan.goals().stream().anyMatch(one -> one.id().equals(goal));
  }
}
