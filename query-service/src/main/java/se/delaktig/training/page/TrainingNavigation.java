package se.delaktig.training.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.policy.Query;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The training's entry in the navigation. */
@Configuration(proxyBeanMethods = false)
class TrainingNavigation {
  private static final int ORDER = 30;

  @Bean
  NavEntry trainingEntry() {
    return new NavEntry(
        "training",
        "/projekt/{project}/utbildning",
        "book",
        NavGroup.CARRY_OUT,
        ORDER,
        NavEntry.seeing(Query.TRAINING));
  }
}
