package se.delaktig.project.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.delaktig.project.event.ProjectPlan;

/**
 * What does not hold together within a plan. The same checks run before a plan is sent and when it
 * arrives.
 */
public final class PlanFaults {
  /** Letters and digits with slashes or hyphens between, at least one digit. */
  public static final String NUMBER = "(?=.*[0-9])[A-Za-z0-9]+([/-][A-Za-z0-9]+)*";

  private PlanFaults() {}

  /**
   * Something that must be mended.
   *
   * @param path where, as a JSON pointer into the plan: {@code /activities/2/phase}
   * @param code what is wrong; stable
   * @param value what stands there
   */
  public record Fault(String path, String code, String value) {}

  /** All faults of a plan, in its order. */
  public static List<Fault> of(ProjectPlan plan) {
    List<Fault> faults = new ArrayList<>();
    if (!plan.number().matches(NUMBER) || plan.number().length() > 40) {
      faults.add(new Fault("/number", "project.not-a-number", plan.number()));
    }
    if (plan.grant().signum() <= 0) {
      faults.add(new Fault("/grant", "project.not-an-amount", plan.grant().toPlainString()));
    }
    if (plan.grant().compareTo(plan.totalBudget()) > 0) {
      faults.add(new Fault("/grant", "project.grant-above-budget", plan.grant().toPlainString()));
    }
    once("/phases", plan.phases(), ProjectPlan.Phase::id, faults);
    once("/activities", plan.activities(), ProjectPlan.PlannedActivity::id, faults);
    once("/goals", plan.goals(), ProjectPlan.Goal::id, faults);
    once("/organisations", plan.organisations(), ProjectPlan.PlannedOrganisation::id, faults);
    once("/conflicts", plan.conflicts(), ProjectPlan.SourceConflict::id, faults);
    activities(plan, faults);
    conflicts(plan, faults);
    return List.copyOf(faults);
  }

  private static void activities(ProjectPlan plan, List<Fault> faults) {
    Set<String> phases = ids(plan.phases(), ProjectPlan.Phase::id);
    Set<String> conflicts = ids(plan.conflicts(), ProjectPlan.SourceConflict::id);
    for (int i = 0; i < plan.activities().size(); i++) {
      ProjectPlan.PlannedActivity activity = plan.activities().get(i);
      if (!phases.contains(activity.phase())) {
        faults.add(
            new Fault("/activities/" + i + "/phase", "project.no-such-phase", activity.phase()));
      }
      String conflict = activity.conflict();
      if (conflict != null && !conflicts.contains(conflict)) {
        faults.add(
            new Fault("/activities/" + i + "/conflict", "project.no-such-conflict", conflict));
      }
    }
  }

  private static void conflicts(ProjectPlan plan, List<Fault> faults) {
    for (int i = 0; i < plan.conflicts().size(); i++) {
      ProjectPlan.SourceConflict conflict = plan.conflicts().get(i);
      String path = "/conflicts/" + i;
      once(path + "/alternatives", conflict.alternatives(), ProjectPlan.Alternative::id, faults);
      if (!ids(conflict.alternatives(), ProjectPlan.Alternative::id).contains(conflict.chosen())) {
        faults.add(new Fault(path + "/chosen", "project.no-such-alternative", conflict.chosen()));
      }
    }
  }

  private static <T> Set<String> ids(List<T> things, Function<T, String> id) {
    return things.stream().map(id).collect(Collectors.toSet());
  }

  private static <T> void once(
      String path, List<T> things, Function<T, String> id, List<Fault> faults) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < things.size(); i++) {
      String one = id.apply(things.get(i));
      if (!seen.add(one)) {
        faults.add(new Fault(path + "/" + i + "/id", "project.id-twice", one));
      }
    }
  }
}
