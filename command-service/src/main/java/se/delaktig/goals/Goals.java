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
import se.delaktig.goals.event.GoalOperationalised.Kind;
import se.delaktig.goals.event.GoalOperationalised.ShareOf;
import se.delaktig.goals.event.GoalOperationalised.Source;
import se.delaktig.goals.event.SurveyPlanned;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.project.event.ProjectPlan;

/**
 * How a project's goals are followed up.
 *
 * @param operationalised the latest by goal
 * @param measured the latest by goal
 */
public record Goals(
    Map<String, GoalOperationalised> operationalised, Map<String, GoalMeasured> measured) {
  /** A whole, in per cent. */
  private static final BigDecimal ALL = new BigDecimal("100");

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

  /**
   * @param surveys what the project asks, for a value that those who answer give
   */
  public Outcome<FollowUpEvent> operationalise(
      OperationaliseGoal c, @Nullable ProjectPlan plan, Surveys surveys) {
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
    Source source = source(c.source());
    Rejection fault = fault(source, target, baseline, surveys);
    if (fault != null) {
      return Outcome.refused(fault);
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
            c.counts().strip(),
            source);
    return next.equals(operationalised.get(c.goal()))
        ? Outcome.refused(new GoalRejection.NothingChanged())
        : Outcome.accepted(next);
  }

  private static Source source(OperationaliseGoal.@Nullable Source said) {
    return said == null
        ? Source.measured()
        : new Source(said.kind(), said.measure(), shareOf(said.shareOf()));
  }

  private static @Nullable ShareOf shareOf(OperationaliseGoal.@Nullable ShareOf said) {
    return said == null ? null : new ShareOf(said.survey(), said.question(), said.lowest());
  }

  private static @Nullable Rejection fault(
      Source source, BigDecimal target, @Nullable BigDecimal baseline, Surveys surveys) {
    boolean counts = source.measure() != null;
    ShareOf share = source.shareOf();
    return switch (source.kind()) {
      case MEASURED -> counts || share != null ? new GoalRejection.SourceDoesNotFit() : null;
      case COUNTED ->
          !counts || share != null
              ? new GoalRejection.SourceDoesNotFit()
              : ofACount(target, baseline);
      case SURVEYED ->
          counts || share == null
              ? new GoalRejection.SourceDoesNotFit()
              : ofAShare(share, target, surveys);
    };
  }

  private static @Nullable Rejection ofACount(BigDecimal target, @Nullable BigDecimal baseline) {
    if (baseline != null) {
      return new GoalRejection.BaselineOfACount();
    }
    return target.signum() <= 0 ? new GoalRejection.TargetOutOfScale() : null;
  }

  private static @Nullable Rejection ofAShare(ShareOf share, BigDecimal target, Surveys surveys) {
    SurveyPlanned survey = surveys.planned().get(share.survey());
    if (survey == null) {
      return new UnknownThing("goals.survey.unknown", "source");
    }
    if (share.question() > survey.questions().size()) {
      return new GoalRejection.NoSuchQuestion();
    }
    int steps = survey.questions().get(share.question() - 1).steps();
    if (share.lowest() > steps) {
      return new GoalRejection.NoSuchStep(steps);
    }
    return target.signum() < 0 || target.compareTo(ALL) > 0
        ? new GoalRejection.TargetOutOfScale()
        : null;
  }

  public Outcome<FollowUpEvent> measure(
      MeasureGoal c, @Nullable ProjectPlan plan, LocalDate today) {
    if (!known(c.goal(), plan)) {
      return Outcome.refused(new GoalRejection.NoSuchGoal());
    }
    GoalOperationalised how = operationalised.get(c.goal());
    if (how == null) {
      return Outcome.refused(new GoalRejection.NotOperationalised());
    }
    if (how.source().kind() != Kind.MEASURED) {
      return Outcome.refused(new GoalRejection.FollowsFromTheLog());
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
