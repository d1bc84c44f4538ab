package se.delaktig;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.delaktig.kernel.log.LogAndRegister;
import se.delaktig.kernel.server.LoopbackConnectors;
import se.delaktig.kernel.server.SeenAs;

/**
 * What people see: views, pages and exports.
 *
 * <p>In the standalone set-up several applications share one class path and the root package, so
 * this one scans only the packages that are its own ({@link OwnPackages}), reads {@code
 * query-service.yml} and never {@code application.yml}, and leaves out what only the issuer needs.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableScheduling
@EnableAutoConfiguration(
    excludeName = {
      // Axon 4.13 orders these after classes of Boot 3 and would register a meter registry of its
      // own beside Prometheus'.
      "org.axonframework.springboot.autoconfig.MetricsAutoConfiguration",
      "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration",
      // The issuer may be on the class path; it is another application.
      "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration",
      "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
    })
@Import({LoopbackConnectors.class, SeenAs.class, LogAndRegister.class})
@ComponentScan(
    basePackages = "se.delaktig",
    useDefaultFilters = false,
    includeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = OwnPackages.class),
    excludeFilters = {
      @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
      @ComponentScan.Filter(
          type = FilterType.CUSTOM,
          classes = AutoConfigurationExcludeFilter.class)
    })
public class QueryServiceApplication {
  /** The name of the configuration file, without its ending. */
  public static final String CONFIG_NAME = "query-service";

  public static void main(String[] args) {
    new SpringApplicationBuilder(QueryServiceApplication.class)
        .properties("spring.config.name=" + CONFIG_NAME)
        .run(args);
  }
}
