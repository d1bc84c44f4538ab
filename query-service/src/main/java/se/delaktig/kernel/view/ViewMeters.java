package se.delaktig.kernel.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;
import se.delaktig.eventstore.CommitLog;

/**
 * How far the log and the views have come, as meters: {@code delaktig.log.position} (events in the
 * log), and for each view {@code delaktig.view.position} (events it shows) and {@code
 * delaktig.view.lag} (events that it does not show yet).
 */
@Component
class ViewMeters implements MeterBinder {
  private final Views views;
  private final CommitLog log;

  ViewMeters(Views views, CommitLog log) {
    this.views = views;
    this.log = log;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("delaktig.log.position", log, CommitLog::head)
        .description("Events in the log")
        .register(registry);
    for (ViewReader<?> view : views.readers()) {
      Gauge.builder("delaktig.view.position", view, one -> shown(one))
          .description("Events that the view shows")
          .tag("view", view.name())
          .register(registry);
      Gauge.builder("delaktig.view.lag", view, one -> Math.max(0, log.head() - shown(one)))
          .description("Events in the log that the view does not show yet")
          .tag("view", view.name())
          .register(registry);
    }
  }

  private static long shown(ViewReader<?> view) {
    return view.position() + 1;
  }
}
