package se.delaktig.kernel.server;

import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much may be asked of a service, from its settings. */
@Configuration(proxyBeanMethods = false)
public class Limits {
  @Bean
  RateLimits rateLimits(
      @Value("${delaktig.limits.account-per-minute:1800}") int perAccount,
      @Value("${delaktig.limits.address-per-minute:600}") int perAddress) {
    return new RateLimits(perAccount, perAddress, InstantSource.system());
  }

  @Bean
  ClientAddress clientAddress(@Value("${delaktig.proxies:}") String proxies) {
    return new ClientAddress(proxies);
  }
}
