package se.delaktig.hours.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** Where signing and certifying stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class HoursNavigation {
  @Bean
  NavEntry pendingHoursEntry() {
    return new NavEntry(
        "hours",
        "/projekt/{project}/intyg",
        "sign",
        NavGroup.CARRY_OUT,
        60,
        NavEntry.seeing(Query.PENDING_HOURS));
  }

  @Bean
  NavEntry outboxEntry() {
    return new NavEntry(
        "outbox",
        "/projekt/{project}/utkorg",
        "mail",
        NavGroup.CARRY_OUT,
        90,
        NavEntry.seeing(Query.OUTBOX));
  }
}
