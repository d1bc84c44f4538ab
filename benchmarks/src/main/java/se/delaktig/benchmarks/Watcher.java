package se.delaktig.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import se.delaktig.QueryServiceApplication;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;

/**
 * The query service in a process of its own, which says when each event came to be seen in
 * everybody's hours: a line {@code position microseconds} for each, after the line {@code ready}.
 */
final class Watcher {

  static final String READY = "ready";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Watcher() {}

  /** Takes the position to begin at, how many there will be, and the service's settings. */
  public static void main(String[] arguments) {
    long from = Long.parseLong(arguments[0]);
    long until = from + Long.parseLong(arguments[1]);
    try (ConfigurableApplicationContext service =
        new SpringApplicationBuilder(QueryServiceApplication.class)
            .properties("spring.config.name=" + QueryServiceApplication.CONFIG_NAME)
            .run(Arrays.copyOfRange(arguments, 2, arguments.length))) {
      ViewReader<PersonHours> hours =
          service.getBean(Views.class).reader(service.getBean(PersonHoursView.class));
      System.out.println(READY);
      for (long position = from; position < until; position++) {
        if (!hours.await(position, PATIENCE)) {
          throw new IllegalStateException("event " + position + " was not seen");
        }
        System.out.println(position + " " + microseconds());
      }
    }
  }

  /** The machine's time, alike in all its processes. */
  static long microseconds() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
