package se.delaktig.kernel.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * How the log and the views stand, as meters: {@code delaktig.log.position} (events in the log),
 * and for each view {@code delaktig.view.position} (events it shows), {@code delaktig.view.queue}
 * (events that it does not show yet), {@code delaktig.view.lag} (how old the first of those is),
 * {@code delaktig.view.stopped} (documents that are not up to date), {@code
 * delaktig.view.rebuild.progress}, {@code delaktig.view.parity.differing} and {@code
 * delaktig.view.parity.age}. The last three come from the database: any process tells them.
 */
@Component
class ViewMeters implements MeterBinder {
  private static final double MILLIS = 1000;

  private final Views views;
  private final Upkeep upkeep;

  ViewMeters(Views views, Upkeep upkeep) {
    this.views = views;
    this.upkeep = upkeep;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("delaktig.log.position", upkeep, Upkeep::logHead)
        .description("Events in the log")
        .register(registry);
    for (FollowedView<?> followed : views.followed()) {
      bindTo(registry, followed.store());
    }
  }

  private void bindTo(MeterRegistry registry, ViewStore<?> view) {
    gauge(view, "position", one -> one.head().position() + 1)
        .description("Events that the view shows")
        .register(registry);
    gauge(view, "queue", one -> upkeep.queue(one.head()))
        .description("Events in the log that the view does not show yet")
        .register(registry);
    gauge(view, "lag", one -> upkeep.lag(one.head()).toMillis() / MILLIS)
        .description("How long ago the first event was recorded that the view does not show yet")
        .baseUnit("seconds")
        .register(registry);
    gauge(view, "stopped", one -> upkeep.stopped(one.id()))
        .description("Documents that are not up to date since an event cannot be folded into them")
        .register(registry);
    gauge(view, "rebuild.progress", one -> upkeep.rebuilt(one.id()))
        .description("How much of a rebuild is done; 1 when none is under way")
        .register(registry);
    gauge(
            view,
            "parity.differing",
            one -> upkeep.parity(one.id()).map(Report::differing).orElse(0L))
        .description("Documents that were not what the log says, at the last comparison")
        .register(registry);
    gauge(
            view,
            "parity.age",
            one ->
                upkeep
                    .parity(one.id())
                    .map(report -> Duration.between(report.at(), Instant.now()).toMillis() / MILLIS)
                    .orElse(Double.NaN))
        .description("How long ago the view was last compared with the log")
        .baseUnit("seconds")
        .register(registry);
  }

  private static Gauge.Builder<? extends ViewStore<?>> gauge(
      ViewStore<?> view, String name, ToDoubleFunction<ViewStore<?>> value) {
    return Gauge.<ViewStore<?>>builder("delaktig.view." + name, view, value)
        .tag("view", view.name());
  }
}
