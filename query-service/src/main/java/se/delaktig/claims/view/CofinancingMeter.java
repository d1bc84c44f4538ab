package se.delaktig.claims.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalInt;
import se.delaktig.budget.view.CalculatedGrant;
import se.delaktig.budget.view.Cofinancing;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.event.Period;
import se.delaktig.kernel.view.Figure;
import se.delaktig.kernel.view.Figure.Unit;
import se.delaktig.kernel.view.Working;
import se.delaktig.kernel.view.Working.Does;
import se.delaktig.project.event.FundingRules.Share;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;
import se.delaktig.steering.view.Pace;

/**
 * How far the co-financing has come: earned, waiting for a signature, waiting for a certificate,
 * planned, and what it means for the grant as we calculate it.
 *
 * @param inKind what hours earn
 * @param ahead minutes of sessions that are planned to come, were everyone there
 * @param cash kronor of co-financing in cash
 * @param paid kronor of paid eligible costs
 */
public record CofinancingMeter(Cofinancing inKind, int ahead, BigDecimal cash, BigDecimal paid) {
  public CofinancingMeter(HoursStatement hours, int ahead, BigDecimal cash, BigDecimal paid) {
    this(new Cofinancing(hours), ahead, cash, paid);
  }

  /** The hours that it is about. */
  public HoursStatement hours() {
    return inKind.hours();
  }

  private Programme programme() {
    return hours().programme();
  }

  private ProjectPlan plan() {
    return programme().planned();
  }

  private Share share() {
    return programme()
        .rulesOn(hours().day())
        .map(rules -> CalculatedGrant.share(plan(), rules))
        .orElseGet(() -> CalculatedGrant.decided(plan()));
  }

  /** What the project must bring. */
  public BigDecimal needed() {
    return Cofinancing.needed(plan());
  }

  /** What certified hours have earned. */
  public BigDecimal earned() {
    return inKind.value();
  }

  /** What co-finances: what certified hours have earned, and cash. */
  public BigDecimal counted() {
    return earned().add(cash);
  }

  /** What hours left out for a reason would earn. */
  public BigDecimal waiting(Reason reason) {
    return inKind.waiting(reason);
  }

  /** What certified hours have earned, in parts. */
  public Figure earnedFigure() {
    return inKind.earned();
  }

  /** What hours that wait for a signature would earn, in parts. */
  public Figure unsignedFigure() {
    return inKind.waiting("cofinancing.unsigned", Reason.UNSIGNED);
  }

  /** What hours that wait for a certificate would earn, in parts. */
  public Figure uncertifiedFigure() {
    return inKind.waiting("cofinancing.uncertified", Reason.UNCERTIFIED);
  }

  /** What planned sessions would earn, and how it is computed. */
  public Figure plannedFigure() {
    Working working =
        programme()
            .rulesOn(hours().day())
            .flatMap(rules -> Cofinancing.hourValue(programme(), rules))
            .map(ratio ->
                Working.from("planned-to-come", BigDecimal.valueOf(ahead), Unit.MINUTES)
                    .then(Does.MULTIPLIES, "hours-worth", ratio.kronor(), Unit.KRONOR)
                    .then(Does.DIVIDES, "hours-for-it", ratio.perMinutes(), Unit.MINUTES))
            .orElseGet(() -> Working.from("no-hour-value", planned(), Unit.KRONOR));
    return Figure.worked(
        "cofinancing.planned",
        planned(),
        Unit.KRONOR,
        hours().ruleVersion(),
        hours().position(),
        working);
  }

  /** Hours a week that reach what is planned; without a value where no day is left. */
  public Figure neededPerWeekFigure() {
    return CofinancingByPlace.neededPerWeek(hours(), pace());
  }

  /** What planned sessions would earn, were everyone there, at today's value of an hour. */
  public BigDecimal planned() {
    return value(ahead);
  }

  private BigDecimal value(long minutes) {
    return programme()
        .rulesOn(hours().day())
        .flatMap(rules -> Cofinancing.hourValue(programme(), rules))
        .map(ratio -> ratio.amount(BigDecimal.valueOf(minutes)))
        .orElse(BigDecimal.ZERO.setScale(2));
  }

  /**
   * Minutes a week until the project's end that reach what is planned; empty where no day is left.
   */
  public OptionalInt neededPerWeek() {
    return pace().neededPerWeek();
  }

  private Pace pace() {
    return new Pace(
        hours().plannedMinutes(), hours().total().certified(), plan().period(), hours().day());
  }

  /** The grant as calculated today. */
  public CalculatedGrant grant() {
    return CalculatedGrant.of(share(), plan().grant(), counted(), paid.subtract(cash));
  }

  /** The same, and how it is computed. */
  public Figure grantFigure() {
    return grant("cofinancing.grant", grant(), counted(), "paid-less-cash");
  }

  /** The grant if all that waits is done, and how it is computed. */
  public Figure ifAllIsDoneFigure() {
    return grant("cofinancing.grant-if-done", ifAllIsDone(), allDone(), "paid-as-approved");
  }

  /** The grant at the pace so far, and how it is computed. */
  public Figure atThisPaceFigure() {
    return grant("cofinancing.grant-at-pace", atThisPace(), carriedOn(), "paid-as-approved");
  }

  private Figure grant(String key, CalculatedGrant grant, BigDecimal cofinancing, String paidFor) {
    Share share = share();
    Working reached =
        share.whole().compareTo(share.part()) <= 0
            ? Working.from("approved", grant.approved(), Unit.KRONOR)
            : Working.from(key, cofinancing, Unit.KRONOR)
                .then(Does.MULTIPLIES, "grants-share", share.part(), Unit.KRONOR)
                .then(Does.DIVIDES, "own-share", share.whole().subtract(share.part()), Unit.KRONOR)
                .then(Does.AT_MOST, "approved", grant.approved(), Unit.KRONOR);
    return Figure.worked(
        key,
        grant.amount(),
        Unit.KRONOR,
        hours().ruleVersion(),
        hours().position(),
        reached
            .then(Does.AT_MOST, paidFor, grant.paid(), Unit.KRONOR)
            .then(Does.AT_LEAST, "nothing", BigDecimal.ZERO, Unit.KRONOR));
  }

  /**
   * The grant at the end if all that waits is signed and certified and all that is planned is held,
   * and the costs reach what the approved grant and cash pay.
   */
  public CalculatedGrant ifAllIsDone() {
    return CalculatedGrant.of(share(), plan().grant(), allDone(), plan().grant());
  }

  private BigDecimal allDone() {
    return counted().add(waiting(Reason.UNSIGNED)).add(waiting(Reason.UNCERTIFIED)).add(planned());
  }

  /**
   * The grant at the end if hours go on being certified at the pace since the project began, and
   * the costs reach what the approved grant and cash pay.
   */
  public CalculatedGrant atThisPace() {
    return CalculatedGrant.of(share(), plan().grant(), carriedOn(), plan().grant());
  }

  private BigDecimal carriedOn() {
    return value(minutesAtThisPace()).add(cash);
  }

  /** Certified minutes at the end of the project at the pace so far, at most those planned. */
  public long minutesAtThisPace() {
    Period period = plan().period();
    LocalDate today = hours().day().isAfter(period.to()) ? period.to() : hours().day();
    long whole = java.time.temporal.ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
    long passed = Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(period.from(), today) + 1);
    return Math.min(hours().plannedMinutes(), hours().total().certified() * whole / passed);
  }
}
