package se.delaktig.access.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The entries of accounts and of rights in the navigation. */
@Configuration(proxyBeanMethods = false)
class AccessNavigation {
  @Bean
  NavEntry accountsEntry() {
    return new NavEntry(
        "accounts", "/konton", "people", NavGroup.FIRST, 80, NavEntry.seeing(Query.ACCOUNTS));
  }

  @Bean
  NavEntry grantsEntry() {
    return new NavEntry(
        "grants",
        "/projekt/{project}/behorighet",
        "key",
        NavGroup.FOLLOW_UP,
        90,
        NavEntry.seeing(Query.GRANTS));
  }

  @Bean
  NavEntry readingsEntry() {
    return new NavEntry(
        "readings",
        "/projekt/{project}/lasningar",
        "book",
        NavGroup.FOLLOW_UP,
        95,
        NavEntry.seeing(Query.READINGS));
  }
}
