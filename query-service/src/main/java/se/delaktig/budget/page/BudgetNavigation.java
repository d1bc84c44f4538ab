package se.delaktig.budget.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** Where the pages of money stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class BudgetNavigation {
  @Bean
  NavEntry budgetEntry() {
    return NavEntry.toSee(Query.BUDGET, "budget", "budget", "coin", NavGroup.MONEY, 10);
  }

  @Bean
  NavEntry costsEntry() {
    return NavEntry.toSee(Query.COSTS, "costs", "kostnader", "file", NavGroup.MONEY, 20);
  }

  @Bean
  NavEntry aidEntry() {
    return NavEntry.toSee(Query.COSTS, "aid", "statsstod", "scale", NavGroup.MONEY, 90);
  }

  @Bean
  NavEntry staffTimeEntry() {
    // A manager comes by what the start page asks for; few have anything to certify here.
    return new NavEntry(
        "staff-time",
        "/projekt/{project}/arbetstid",
        "clock",
        NavGroup.MONEY,
        30,
        NavEntry.roles(Role.PROJECT_LEADER, Role.PROJECT_WORKER, Role.ECONOMIST, Role.AUDITOR));
  }
}
