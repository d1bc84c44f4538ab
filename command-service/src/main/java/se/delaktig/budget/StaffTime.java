package se.delaktig.budget;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.command.SignStaffTime;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.budget.event.StaffTimeSigned;
import se.delaktig.budget.policy.Staff;
import se.delaktig.kernel.Acting;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.Rejection;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.Project;
import se.delaktig.project.event.FundingRules.Signer;
import se.delaktig.project.event.ProjectPlan;

/**
 * The hours of a post in a month, as they were recorded last, and who has signed that report.
 *
 * @param reports how many times they were recorded
 */
public record StaffTime(@Nullable StaffTimeRecorded latest, int reports, Set<Signer> signed) {
  private static final int MINUTES_A_DAY = 1_440;

  /**
   * What must be known to decide.
   *
   * @param staff who holds the posts
   */
  public record Facts(Project project, Places places, Staff staff, LocalDate today) {}

  public static StaffTime none() {
    return new StaffTime(null, 0, Set.of());
  }

  public StaffTime after(StaffTimeRecorded event) {
    return new StaffTime(event, reports + 1, Set.of());
  }

  public StaffTime after(StaffTimeSigned event) {
    Set<Signer> next = EnumSet.of(event.signer());
    next.addAll(signed);
    return new StaffTime(latest, reports, Set.copyOf(next));
  }

  /** Anybody may report the own post's hours; others' are for those who answer for the money. */
  public Outcome<BudgetEvent> record(RecordStaffTime c, Facts facts, Acting acting) {
    ProjectPlan plan = facts.project().plan();
    if (plan == null) {
      return Outcome.refused(UnknownThing.project());
    }
    if (!facts.places().organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    if (plan.staffing().stream().noneMatch(post -> post.role().equals(c.role().strip()))) {
      return Outcome.refused(new BudgetRejection.NoSuchPost());
    }
    YearMonth month = YearMonth.parse(c.month());
    if (month.isAfter(YearMonth.from(facts.today()))) {
      return Outcome.refused(new BudgetRejection.InTheFuture("month"));
    }
    if (c.hourlyCost().signum() <= 0) {
      return Outcome.refused(new BudgetRejection.AmountNotAboveZero("hourlyCost"));
    }
    StaffAppointed held =
        facts.staff().holding(c.role().strip(), c.organisation(), month).orElse(null);
    boolean answersForAll = acting.role() == Role.PROJECT_LEADER || acting.role() == Role.ECONOMIST;
    if (!answersForAll && (held == null || !held.holder().equals(acting.actor()))) {
      return Outcome.refused(new BudgetRejection.NotYourReport());
    }
    Optional<Rejection> malformed =
        c.fixedShareMinutes() == null ? days(c.days(), month, facts) : fixedShare(c.days(), held);
    if (malformed.isPresent()) {
      return Outcome.refused(malformed.get());
    }
    StaffTimeRecorded next = recorded(c, held);
    return next.equals(latest)
        ? Outcome.refused(new BudgetRejection.NothingChanged())
        : Outcome.accepted(next);
  }

  private static Optional<Rejection> fixedShare(
      List<RecordStaffTime.Worked> days, @Nullable StaffAppointed held) {
    return days.isEmpty() && held != null && held.fixedShare()
        ? Optional.empty()
        : Optional.of(new BudgetRejection.NoFixedShare());
  }

  private static Optional<Rejection> days(
      List<RecordStaffTime.Worked> days, YearMonth month, Facts facts) {
    Map<Integer, Integer> minutes = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (RecordStaffTime.Worked one : days) {
      if (one.day() > month.lengthOfMonth()) {
        return Optional.of(new BudgetRejection.NoSuchDay());
      }
      LocalDate date = month.atDay(one.day());
      if (date.isAfter(facts.today())) {
        return Optional.of(new BudgetRejection.InTheFuture("days"));
      }
      if (!seen.add(one.day() + "|" + one.activity())) {
        return Optional.of(new BudgetRejection.DayTwice());
      }
      if (one.activity() != null && !fixed(one.activity(), facts.project())) {
        return Optional.of(new BudgetRejection.NoSuchActivity());
      }
      if (minutes.merge(one.day(), one.minutes(), Integer::sum) > MINUTES_A_DAY) {
        return Optional.of(new BudgetRejection.DayTooLong());
      }
    }
    return Optional.empty();
  }

  /** Only words of the rules are stored, since others could name somebody. */
  private static boolean fixed(String activity, Project project) {
    return project.rules().stream()
        .map(rules -> rules.funding().staffActivities().value())
        .anyMatch(activities -> activities != null && activities.contains(activity));
  }

  private static StaffTimeRecorded recorded(RecordStaffTime c, @Nullable StaffAppointed held) {
    Integer fixed = c.fixedShareMinutes();
    return new StaffTimeRecorded(
        c.time(),
        c.role().strip(),
        c.organisation(),
        c.subBudget(),
        c.month(),
        fixed == null ? c.days().stream().mapToInt(RecordStaffTime.Worked::minutes).sum() : fixed,
        c.hourlyCost(),
        fixed == null ? StaffTimeRecorded.Form.DAYS : StaffTimeRecorded.Form.FIXED_SHARE,
        c.days().stream()
            .map(one -> new StaffTimeRecorded.Day(one.day(), one.activity(), one.minutes()))
            .toList(),
        held == null ? null : held.holder());
  }

  /** Each signs for oneself: whoever holds the post, and the manager named for it. */
  public Outcome<BudgetEvent> sign(SignStaffTime c, Staff staff, Acting acting) {
    StaffTimeRecorded report = latest;
    if (report == null) {
      return Outcome.refused(new UnknownThing("budget.time-unknown", "time"));
    }
    boolean asked =
        staff
            .holding(report.role(), report.organisation(), YearMonth.parse(report.month()))
            .filter(held -> Staff.signs(held, c.signer()).equals(acting.actor()))
            .isPresent();
    if (!asked) {
      return Outcome.refused(new BudgetRejection.NotYourReport());
    }
    if (c.report() != reports) {
      return Outcome.refused(new BudgetRejection.ReportChanged());
    }
    return signed.contains(c.signer())
        ? Outcome.refused(new BudgetRejection.AlreadySigned())
        : Outcome.accepted(new StaffTimeSigned(c.time(), c.report(), c.signer()));
  }
}
