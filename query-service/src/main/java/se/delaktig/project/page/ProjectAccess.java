package se.delaktig.project.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;
import se.delaktig.project.file.PlanFiles;

/** The project's entries in the navigation, and what reads its plan files. */
@Configuration(proxyBeanMethods = false)
class ProjectAccess {
  @Bean
  PlanFiles planFiles() {
    return new PlanFiles();
  }

  @Bean
  NavEntry projectsEntry() {
    return new NavEntry(
        "projects",
        "/projekt",
        "book",
        NavGroup.FIRST,
        70,
        NavEntry.roles(Query.PROJECTS.roles().toArray(Role[]::new)));
  }

  @Bean
  NavEntry planEntry() {
    return new NavEntry(
        "projektet",
        "/projekt/{project}",
        "gear",
        NavGroup.FOLLOW_UP,
        40,
        NavEntry.roles(Query.PLAN.roles().toArray(Role[]::new)));
  }
}
