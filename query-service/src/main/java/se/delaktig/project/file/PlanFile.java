package se.delaktig.project.file;

import java.util.List;
import se.delaktig.project.event.ProjectId;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.event.RuleSet;

/**
 * What a plan file says: the plan and the versions of what counts.
 *
 * @param rules oldest first; may be empty
 */
public record PlanFile(ProjectPlan plan, List<RuleSet> rules) {
  public PlanFile {
    rules = List.copyOf(rules);
  }

  /** The project's id: its number with hyphens for slashes. */
  public ProjectId project() {
    return new ProjectId(plan.number().replace('/', '-'));
  }
}
