package se.delaktig.organisations.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The organisations' entry in the navigation. */
@Configuration(proxyBeanMethods = false)
class OrganisationsNavigation {
  @Bean
  NavEntry organisationsEntry() {
    return new NavEntry(
        "organisations",
        "/projekt/{project}/organisationer",
        "house",
        NavGroup.CARRY_OUT,
        15,
        NavEntry.roles(Role.PROJECT_LEADER, Role.PROJECT_WORKER, Role.MANAGER));
  }
}
