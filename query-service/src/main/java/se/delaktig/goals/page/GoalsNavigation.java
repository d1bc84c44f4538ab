package se.delaktig.goals.page;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** Where the page of goals stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class GoalsNavigation {
  @Bean
  NavEntry goalsEntry() {
    return new NavEntry(
        "goals",
        "/projekt/{project}/mal",
        "target",
        NavGroup.FOLLOW_UP,
        10,
        NavEntry.when(visitor -> !Collections.disjoint(visitor.roles(), Query.GOALS.roles())));
  }
}
