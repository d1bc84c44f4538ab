package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.view.BudgetStatement;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.event.Stated;
import se.delaktig.project.event.FundingRules;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;
import se.delaktig.project.event.RuleSet.HourValue;
import se.delaktig.project.event.RuleSet.Rounding;
import se.delaktig.project.view.Programme;
import se.delaktig.steering.view.Pace;
import se.delaktig.training.view.PreparandStatement;
import se.delaktig.training.view.Preparing;

/**
 * The project's figures under other rules: the same facts through the same folds, with a frame in
 * which something is supposed. Nothing is written.
 */
public final class WhatIf {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private WhatIf() {}

  /**
   * What is supposed; whatever is absent is as it is. It is supposed of every version of the rules.
   *
   * @param hourValue kronor an hour, above 0
   * @param share the grant's share
   * @param attendance per cent of the planned hours that are certified in the end, 0 to 100
   * @param end the project's last day
   * @param preparandMinutes minutes after which the preparand training is complete
   */
  public record Supposition(
      @Nullable BigDecimal hourValue,
      @Nullable Share share,
      @Nullable BigDecimal attendance,
      @Nullable LocalDate end,
      @Nullable Integer preparandMinutes,
      @Nullable Rounding rounding) {
    /** Nothing is supposed. */
    public static Supposition none() {
      return new Supposition(null, null, null, null, null, null);
    }

    /** The frame in which it holds. */
    Programme in(Programme programme) {
      ProjectPlan plan = programme.planned();
      return programme
          .with(end == null ? plan : ending(plan, end))
          .withRules(programme.rules().stream().map(this::in).toList());
    }

    private RuleSet in(RuleSet rules) {
      return new RuleSet(
          rules.version(),
          rules.validFrom(),
          rules.decision(),
          preparandMinutes == null ? rules.preparandMinutes() : Stated.stated(preparandMinutes),
          rules.dialogueMinutesPerEmployee(),
          rules.countDialogueAbove(),
          hourValue == null
              ? rules.hourValue()
              : new HourValue(HourValue.Kind.AMOUNT, hourValue, null),
          rounding == null ? rules.rounding() : Stated.stated(rounding),
          rules.validSignatures(),
          rules.validCertificates(),
          rules.leadersCount(),
          rules.refuseUnqualifiedLeaders(),
          share == null ? rules.funding() : sharing(rules.funding(), share));
    }

    private static FundingRules sharing(FundingRules rules, Share share) {
      return new FundingRules(
          rules.programmePeriod(),
          rules.call(),
          Stated.stated(share),
          rules.categories(),
          rules.flatRates(),
          rules.unitCosts(),
          rules.staffMinutesPerYear(),
          rules.staffMinutesPerDay(),
          rules.zeroHourReports(),
          rules.staffActivities(),
          rules.staffReportSigners(),
          rules.cofinancingActivities(),
          rules.cashCofinances(),
          rules.staffTimeHours(),
          rules.participantFileDays(),
          rules.aidCeilings());
    }

    private static ProjectPlan ending(ProjectPlan plan, LocalDate end) {
      return new ProjectPlan(
          plan.number(),
          plan.name(),
          plan.owner(),
          plan.ownerUnit(),
          plan.region(),
          new Period(plan.period().from(), end),
          plan.programmeArea(),
          plan.specificObjective(),
          plan.interventionType(),
          plan.totalBudget(),
          plan.grant(),
          plan.unionRatePercent(),
          plan.phases(),
          plan.activities(),
          plan.goals(),
          plan.staffing(),
          plan.organisations(),
          plan.conflicts(),
          plan.workingGroup(),
          plan.focuses(),
          plan.invented());
    }
  }

  /**
   * What comes out.
   *
   * @param certified certified minutes that count
   * @param hourValue kronor an hour today, to öre for showing; absent where nothing states it
   * @param earned kronor of co-financing earned by them
   * @param cash kronor of co-financing in cash
   * @param grant the grant as calculated today
   * @param neededPerWeek minutes a week to the project's end; empty where no day is left
   * @param prepared preparands with all the minutes that the rules ask for
   * @param minutesInTheEnd minutes certified in the end at the attendance supposed
   * @param earnedInTheEnd kronor that those earn
   * @param grantInTheEnd the grant as calculated in the end, where costs reach what is approved
   */
  public record Figures(
      int certified,
      @Nullable BigDecimal hourValue,
      BigDecimal earned,
      BigDecimal cash,
      CalculatedGrant grant,
      OptionalInt neededPerWeek,
      long prepared,
      BigDecimal minutesInTheEnd,
      BigDecimal earnedInTheEnd,
      CalculatedGrant grantInTheEnd) {}

  /** The figures of a project where something is supposed of it. */
  public static Figures figures(ProjectState state, Supposition supposed, LocalDate day) {
    Programme programme = supposed.in(state.programme());
    ProjectPlan plan = programme.planned();
    HoursStatement hours =
        HoursStatement.of(programme, state.people(), state.position(), day).until(day);
    BigDecimal earned = new Cofinancing(hours).value();
    BudgetStatement money =
        BudgetStatement.of(
            programme,
            state.budget(),
            state.costs(),
            state.times(),
            state.cash(),
            hours,
            state.position());
    BigDecimal cash = money.cash().total();
    Optional<RuleSet> rules = programme.rulesOn(day);
    Share share =
        rules
            .map(set -> CalculatedGrant.share(plan, set))
            .orElseGet(() -> CalculatedGrant.decided(plan));
    Optional<Cofinancing.Ratio> value = rules.flatMap(set -> Cofinancing.hourValue(programme, set));
    BigDecimal attendance = supposed.attendance() == null ? HUNDRED : supposed.attendance();
    BigDecimal minutes =
        BigDecimal.valueOf(programme.plannedMinutes()).multiply(attendance).movePointLeft(2);
    BigDecimal inTheEnd =
        value.map(ratio -> ratio.amount(minutes)).orElse(BigDecimal.ZERO.setScale(2));
    return new Figures(
        hours.total().certified(),
        value
            .map(ratio ->
                ratio
                    .kronor()
                    .multiply(MINUTES_PER_HOUR)
                    .divide(ratio.perMinutes(), 2, RoundingMode.HALF_UP))
            .orElse(null),
        earned,
        cash,
        CalculatedGrant.of(
            share, plan.grant(), earned.add(cash), money.used().orZero().subtract(cash)),
        new Pace(hours.plannedMinutes(), hours.total().certified(), plan.period(), day)
            .neededPerWeek(),
        prepared(programme, state, day),
        minutes,
        inTheEnd,
        CalculatedGrant.of(share, plan.grant(), inTheEnd.add(cash), plan.grant()));
  }

  private static long prepared(Programme programme, ProjectState state, LocalDate day) {
    List<Preparing> preparands =
        PreparandStatement.of(programme, state.people(), state.position(), day).preparands();
    return preparands.stream().filter(one -> !one.stage().lacks()).count();
  }
}
