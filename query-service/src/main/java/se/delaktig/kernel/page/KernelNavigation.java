package se.delaktig.kernel.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The start page's entry, which everybody has. */
@Configuration(proxyBeanMethods = false)
class KernelNavigation {
  @Bean
  NavEntry startEntry() {
    return new NavEntry(
        "start", "/start", "home", NavGroup.FIRST, 0, NavEntry.when(anyone -> true));
  }
}
