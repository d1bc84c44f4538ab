package se.delaktig.claims.page;

import java.util.Collections;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** Where months, claims and participant files stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class ClaimsAccess {
  @Bean
  NavEntry cofinancingEntry() {
    return entry("cofinancing", "medfinansiering", "target", 35, Query.CLAIMS);
  }

  @Bean
  NavEntry monthsEntry() {
    return entry("months", "manader", "cal", 40, Query.CLAIMS);
  }

  @Bean
  NavEntry claimsEntry() {
    return entry("claims", "ansokningar", "send", 50, Query.CLAIMS);
  }

  @Bean
  NavEntry participantFilesEntry() {
    return entry("participant-files", "deltagarfiler", "people", 60, Query.PARTICIPANT_FILES);
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
