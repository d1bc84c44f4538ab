package se.delaktig.project.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The plan's entry in the navigation. */
@Configuration(proxyBeanMethods = false)
class ProjectAccess {
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
