package se.delaktig.budget;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import se.delaktig.budget.command.RecordStaffTime;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.StaffTimeRecorded;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.Project;
import se.delaktig.project.event.ProjectPlan;

/** The hours of a post in a month, as they were recorded last. */
public record StaffTime(@Nullable StaffTimeRecorded latest) {
  public static StaffTime none() {
    return new StaffTime(null);
  }

  public StaffTime after(StaffTimeRecorded event) {
    return new StaffTime(event);
  }

  public Outcome<BudgetEvent> record(
      RecordStaffTime c, Project project, Places places, LocalDate today) {
    ProjectPlan plan = project.plan();
    if (plan == null) {
      return Outcome.refused(UnknownThing.project());
    }
    if (!places.organisations().containsKey(c.organisation())) {
      return Outcome.refused(UnknownThing.organisation());
    }
    if (plan.staffing().stream().noneMatch(post -> post.role().equals(c.role().strip()))) {
      return Outcome.refused(new BudgetRejection.NoSuchPost());
    }
    if (YearMonth.parse(c.month()).isAfter(YearMonth.from(today))) {
      return Outcome.refused(new BudgetRejection.InTheFuture("month"));
    }
    if (c.hourlyCost().signum() <= 0) {
      return Outcome.refused(new BudgetRejection.AmountNotAboveZero("hourlyCost"));
    }
    StaffTimeRecorded next =
        new StaffTimeRecorded(
            c.time(),
            c.role().strip(),
            c.organisation(),
            c.subBudget(),
            c.month(),
            c.minutes(),
            c.hourlyCost());
    return next.equals(latest)
        ? Outcome.refused(new BudgetRejection.NothingChanged())
        : Outcome.accepted(next);
  }
}
