package se.delaktig.budget;

import java.time.LocalDate;
import java.util.Set;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Grants;
import se.delaktig.budget.command.AppointStaff;
import se.delaktig.budget.event.BudgetEvent;
import se.delaktig.budget.event.StaffAppointed;
import se.delaktig.budget.policy.Staff;
import se.delaktig.kernel.Outcome;
import se.delaktig.kernel.UnknownThing;
import se.delaktig.organisations.policy.Places;
import se.delaktig.project.Project;
import se.delaktig.project.event.ProjectPlan;

/** Who holds the posts of a project's staffing. */
public record Staffing(Staff staff) {
  public static Staffing none() {
    return new Staffing(Staff.none());
  }

  public Staffing after(StaffAppointed event) {
    return new Staffing(staff.after(event));
  }

  /** What must be known to decide. */
  public record Facts(Project project, Places places, Grants grants, LocalDate today) {}

  public Outcome<BudgetEvent> appoint(AppointStaff c, Facts facts) {
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
    if (!takesPart(c.holder(), facts)) {
      return Outcome.refused(new BudgetRejection.NobodyHere("holder"));
    }
    if (!takesPart(c.certifier(), facts)) {
      return Outcome.refused(new BudgetRejection.NobodyHere("certifier"));
    }
    if (c.certifier().equals(c.holder())) {
      return Outcome.refused(new BudgetRejection.CertifiesOwnTime());
    }
    if (c.until() != null && c.until().isBefore(c.from())) {
      return Outcome.refused(new BudgetRejection.EndsBeforeItBegins());
    }
    StaffAppointed next =
        new StaffAppointed(
            c.project(),
            c.role().strip(),
            c.organisation(),
            c.holder(),
            c.certifier(),
            c.fixedShare(),
            c.contract().strip(),
            c.from(),
            c.until());
    boolean holds =
        staff.appointments().stream()
            .filter(one -> one.role().equals(next.role()))
            .filter(one -> one.organisation().equals(next.organisation()))
            .reduce((earlier, later) -> later)
            .filter(next::equals)
            .isPresent();
    return holds ? Outcome.refused(new BudgetRejection.NothingChanged()) : Outcome.accepted(next);
  }

  /** Whether an actor has any right in the project today. */
  private static boolean takesPart(ActorId actor, Facts facts) {
    return facts.grants().of(actor, Set.of(Role.values()), facts.today()).findAny().isPresent();
  }
}
