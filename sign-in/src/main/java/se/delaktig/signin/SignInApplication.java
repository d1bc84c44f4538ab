package se.delaktig.signin;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import se.delaktig.kernel.server.LoopbackConnectors;
import se.delaktig.kernel.server.SeenAs;

/** The sign-in as a service of its own, or as one context among several in the same JVM. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Import({LoopbackConnectors.class, SeenAs.class})
@EnableScheduling
public class SignInApplication {

  public static void main(String[] args) {
    start(args);
  }

  /**
   * Starts the sign-in and returns once it answers.
   *
   * @param args settings as {@code --name=value}; they win over the environment and over the
   *     module's own {@code sign-in.properties}
   * @return the running context, whose {@link Accounts} bean opens accounts; close it to stop
   */
  public static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(SignInApplication.class)
        // Several contexts share one class path, so each has configuration files by its own name.
        .properties("spring.config.name=sign-in")
        .run(args);
  }
}
