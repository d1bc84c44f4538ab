package se.delaktig.claims.page;

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
    return NavEntry.toSee(
        Query.CLAIMS, "cofinancing", "medfinansiering", "target", NavGroup.MONEY, 35);
  }

  @Bean
  NavEntry monthsEntry() {
    return NavEntry.toSee(Query.CLAIMS, "months", "manader", "cal", NavGroup.MONEY, 40);
  }

  @Bean
  NavEntry claimsEntry() {
    return NavEntry.toSee(Query.CLAIMS, "claims", "ansokningar", "send", NavGroup.MONEY, 50);
  }

  @Bean
  NavEntry participantFilesEntry() {
    return NavEntry.toSee(
        Query.PARTICIPANT_FILES,
        "participant-files",
        "deltagarfiler",
        "people",
        NavGroup.MONEY,
        60);
  }
}
