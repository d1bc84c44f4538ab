package se.delaktig.project.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.ProjectLine;
import se.delaktig.kernel.page.ProjectOfPage;
import se.delaktig.project.event.ProjectPlan;
import se.delaktig.project.view.Programme;

/**
 * Tells the page's frame which project it is about: the one in the address, else the visitor's
 * first.
 */
@Component
class ProjectByView implements ProjectOfPage {
  private final Gate gate;

  ProjectByView(Gate gate) {
    this.gate = gate;
  }

  @Override
  public @Nullable ProjectLine project(@Nullable String subject, @Nullable String inAddress) {
    if (subject == null) {
      return null;
    }
    return gate.projectsOf(subject).stream()
        .filter(project -> inAddress == null || project.equals(inAddress))
        .findFirst()
        .map(this::line)
        .orElse(null);
  }

  private @Nullable ProjectLine line(String project) {
    return gate.programme(project)
        .filter(programme -> programme.plan() != null)
        .map(programme -> line(project, programme))
        .orElse(null);
  }

  private static ProjectLine line(String project, Programme programme) {
    ProjectPlan plan = programme.planned();
    return new ProjectLine(
        project,
        plan.number(),
        plan.name(),
        plan.owner(),
        plan.invented(),
        programme.newestRules());
  }
}
