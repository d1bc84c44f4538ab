package se.delaktig.budget.page;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** Where the pages of money stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class BudgetNavigation {
  @Bean
  NavEntry budgetEntry() {
    return entry("budget", "budget", "coin", 10, Query.BUDGET);
  }

  @Bean
  NavEntry costsEntry() {
    return entry("costs", "kostnader", "file", 20, Query.COSTS);
  }

  @Bean
  NavEntry staffTimeEntry() {
    return entry("staff-time", "arbetstid", "clock", 30, Query.COSTS);
  }

  private static NavEntry entry(String key, String page, String icon, int order, Query query) {
    return new NavEntry(
        key,
        "/projekt/{project}/" + page,
        icon,
        NavGroup.MONEY,
        order,
        NavEntry.when(visitor -> !Collections.disjoint(visitor.roles(), query.roles())));
  }
}
