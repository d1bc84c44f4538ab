package se.delaktig;

import org.axonframework.springboot.autoconfig.MetricsAutoConfiguration;
import org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import se.delaktig.kernel.log.LogAndRegister;
import se.delaktig.kernel.server.LoopbackConnectors;

/**
 * What may happen: takes commands, decides them by the rules and writes what happened to the log.
 * Its settings are named {@code command-service}, since several services may share one class path.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {MicrometerMetricsAutoConfiguration.class, MetricsAutoConfiguration.class})
@Import({LoopbackConnectors.class, LogAndRegister.class})
@ComponentScan(
    basePackages = "se.delaktig",
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "^(?!se\\.delaktig\\.(?!signin)\\w+\\.(handling|http)\\.).*"))
public class CommandServiceApplication {
  public static void main(String[] args) {
    System.setProperty("spring.config.name", "command-service");
    SpringApplication.run(CommandServiceApplication.class, args);
  }
}
