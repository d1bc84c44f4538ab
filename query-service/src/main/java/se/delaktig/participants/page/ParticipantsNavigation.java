package se.delaktig.participants.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The participants' entry in the navigation. */
@Configuration(proxyBeanMethods = false)
class ParticipantsNavigation {
  @Bean
  NavEntry participantsEntry() {
    return new NavEntry(
        "participants",
        "/projekt/{project}/deltagare",
        "people",
        NavGroup.CARRY_OUT,
        20,
        NavEntry.seeing(Query.PEOPLE));
  }

  @Bean
  NavEntry protectedEntry() {
    return new NavEntry(
        "protected",
        "/projekt/{project}/skyddade",
        "lock",
        NavGroup.CARRY_OUT,
        25,
        NavEntry.seeing(Query.PROTECTED_IDENTITIES));
  }

  @Bean
  NavEntry rightsEntry() {
    return new NavEntry(
        "rights",
        "/projekt/{project}/registrerade",
        "shield",
        NavGroup.FOLLOW_UP,
        85,
        NavEntry.seeing(Query.PERSON_RIGHTS));
  }
}
