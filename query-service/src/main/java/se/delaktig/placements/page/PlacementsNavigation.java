package se.delaktig.placements.page;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** Where the pages of placements stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class PlacementsNavigation {
  @Bean
  NavEntry placementsEntry() {
    return new NavEntry(
        "placements",
        "/projekt/{project}/praktik-och-jobb",
        "door",
        NavGroup.CARRY_OUT,
        70,
        NavEntry.when(visitor ->
            !Collections.disjoint(visitor.roles(), Query.PLACEMENTS.roles())
                || !Collections.disjoint(visitor.roles(), Query.OUTCOMES.roles())));
  }
}
