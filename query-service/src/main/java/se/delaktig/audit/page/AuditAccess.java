package se.delaktig.audit.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The entries of the trail and of operations in the navigation. */
@Configuration(proxyBeanMethods = false)
class AuditAccess {
  /** For those who see the whole project. */
  @Bean
  NavEntry trailEntry(Gate gate) {
    return new NavEntry(
        "granskning",
        "/projekt/{project}/granskning",
        "search",
        NavGroup.FOLLOW_UP,
        30,
        (visitor, project) ->
            visitor.isAny(Query.TRAIL.roles().toArray(Role[]::new))
                && gate.look(Query.TRAIL, project).filter(Sight::whole).isPresent());
  }

  @Bean
  NavEntry operationsEntry() {
    return new NavEntry(
        "operations",
        "/drift",
        "gear",
        NavGroup.FIRST,
        90,
        NavEntry.roles(Query.OPERATIONS.roles().toArray(Role[]::new)));
  }
}
