package se.delaktig.kernel.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.clock.ProgrammeClock;

/**
 * Looks after the views in the background: folds what has stopped once more, compares live
 * documents with the log now and then, makes documents anew beside the live ones. Uses at most half
 * of one processor.
 */
@Component
public class Upkeep implements SmartLifecycle {
  /** How many stopped documents are told of, for each view. */
  public static final int MOST_SHOWN = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** From then on whoever is shown a view that does not follow the log is told so. */
  private static final Duration LATE = Duration.ofMinutes(1);

  private final Views views;
  private final ViewHeads heads;
  private final LogPages log;
  private final WorkStore work;
  private final OtherFolds otherFolds;
  private final ProgrammeClock clock;
  private final InstantSource machine;
  private final ObjectProvider<EventProcessingConfiguration> processing;
  private final Duration parityEvery;
  private final Instant begun;
  private final Object wake = new Object();
  private final Map<String, Long> stopped = new ConcurrentHashMap<>();
  private volatile boolean running;
  private volatile boolean stopping;

  Upkeep(
      Views views,
      ViewHeads heads,
      LogPages log,
      WorkStore work,
      OtherFolds otherFolds,
      ProgrammeClock clock,
      ObjectProvider<EventProcessingConfiguration> processing,
      @Value("${delaktig.views.parity-every:24h}") Duration parityEvery) {
    this.views = views;
    this.heads = heads;
    this.log = log;
    this.work = work;
    this.otherFolds = otherFolds;
    this.clock = clock;
    this.machine = InstantSource.system();
    this.processing = processing;
    this.parityEvery = parityEvery;
    this.begun = machine.instant();
  }

  /**
   * Asks for something to be done to a view.
   *
   * @return false when something is being done to it already, or there is no such view
   */
  public boolean ask(String view, Work.Kind kind) {
    boolean asked =
        views
            .named(view)
            .map(followed -> work.ask(followed.store().id(), kind, machine.instant()))
            .orElse(false);
    synchronized (wake) {
      wake.notifyAll();
    }
    return asked;
  }

  /** How all views stand. */
  public List<Standing> standings() {
    return views.followed().stream().map(followed -> standing(followed)).toList();
  }

  /** Events in the log. */
  public long logHead() {
    return log.end();
  }

  private <S> Standing standing(FollowedView<S> followed) {
    ViewStore<S> store = followed.store();
    Head head = store.head();
    Generation<S> live = store.live(head);
    return new Standing(
        store.name(),
        store.fold(),
        store.build(),
        head.position() + 1,
        queue(head),
        lag(head),
        live.stopped(MOST_SHOWN).stream().flatMap(Upkeep::stopped).toList(),
        live.countStopped(),
        work.of(store.id()),
        Stream.of(Work.Kind.values())
            .flatMap(kind -> work.report(store.id(), kind).stream())
            .sorted(Comparator.comparing(Report::at).reversed())
            .toList(),
        halted());
  }

  private static Stream<Standing.Stopped> stopped(Stored<?> one) {
    Stop stop = one.stop();
    return stop == null
        ? Stream.empty()
        : Stream.of(
            new Standing.Stopped(
                one.key().ledger(),
                one.key().id(),
                stop.position(),
                stop.event(),
                stop.error(),
                stop.since()));
  }

  private Optional<String> halted() {
    return Optional.ofNullable(processing.getIfAvailable())
        .flatMap(all -> all.eventProcessor(views.processor(), StreamingEventProcessor.class))
        .flatMap(one ->
            one.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .findFirst())
        .map(status -> Stop.describe(status.getError()));
  }

  /** Events that a view does not show yet. */
  long queue(Head head) {
    return Math.max(0, log.end() - head.position() - 1);
  }

  /** How long ago the first event was recorded that a view does not show yet. */
  Duration lag(Head head) {
    return queue(head) == 0
        ? Duration.ZERO
        : log.recordedAt(head.position() + 1)
            .map(at -> Duration.between(at, clock.instant()))
            .filter(Duration::isPositive)
            .orElse(Duration.ZERO);
  }

  /** How much of a rebuild is done, 0 to 1; 1 when there is none under way. */
  double rebuilt(String id) {
    return work.of(id)
        .filter(one -> one.kind() == Work.Kind.REBUILD || one.kind() == Work.Kind.REPLACE)
        .map(Work::share)
        .orElse(1.0);
  }

  /** Documents that are not up to date, as of the last look. */
  long stopped(String id) {
    return stopped.getOrDefault(id, 0L);
  }

  /** What the last comparison said. */
  Optional<Report> parity(String id) {
    return work.report(id, Work.Kind.PARITY);
  }

  /** Looks once at each view: notes how it stands, and does what is to be done. */
  void look() {
    for (FollowedView<?> followed : views.followed()) {
      String id = followed.store().id();
      Head head = heads.look(id);
      Duration lag = lag(head);
      heads.late(
          id, lag.compareTo(LATE) > 0 ? log.recordedAt(head.position() + 1) : Optional.empty());
      stopped.put(id, followed.store().live(head).countStopped());
      if (parityDue(id)) {
        work.ask(id, Work.Kind.PARITY, machine.instant());
      }
      work.claim(id, machine.instant()).ifPresent(claimed -> done(followed, claimed));
    }
    otherFolds.dropWhatNobodyFollows(machine.instant());
  }

  private boolean parityDue(String id) {
    Instant last = work.report(id, Work.Kind.PARITY).map(Report::at).orElse(begun);
    return machine.instant().isAfter(last.plus(parityEvery));
  }

  private <S> void done(FollowedView<S> followed, Work claimed) {
    String id = followed.store().id();
    Instant began = machine.instant();
    Report report;
    try {
      report = report(claimed.kind(), began, outcome(followed, claimed.kind()));
    } catch (TakenOverException e) {
      LOG.warn("{} of {} was taken over by another process", claimed.kind(), id);
      return;
    } catch (RuntimeException e) {
      LOG.error("{} of {} failed; the live documents stand", claimed.kind(), id, e);
      report =
          new Report(
              claimed.kind(), machine.instant(), 0, Report.Outcome.FAILED, -1, 0, 0, List.of(), "");
    }
    work.report(id, report);
    work.done(id);
    heads.changed();
  }

  private <S> Report outcome(FollowedView<S> followed, Work.Kind kind) {
    Refold.Progress progress = gently(followed.store().id());
    return switch (kind) {
      case PARITY -> compared(kind, Refold.parity(followed, log, progress), false);
      case REBUILD -> compared(kind, Refold.rebuild(followed, log, progress, false), false);
      case REPLACE -> compared(kind, Refold.rebuild(followed, log, progress, true), true);
      case RETRY -> retried(followed);
    };
  }

  private Report compared(Work.Kind kind, Parity parity, boolean replaced) {
    Report.Outcome outcome =
        parity.equal()
            ? Report.Outcome.EQUAL
            : replaced ? Report.Outcome.REPLACED : Report.Outcome.DIFFERENT;
    return new Report(
        kind,
        machine.instant(),
        0,
        outcome,
        parity.position(),
        parity.documents(),
        parity.differing(),
        parity.examples(),
        parity.hash());
  }

  private <S> Report retried(FollowedView<S> followed) {
    int mended = new Mending<>(followed, log).mend();
    ViewStore<S> store = followed.store();
    Head head = store.head();
    long again = store.live(head).countStopped();
    return new Report(
        Work.Kind.RETRY,
        machine.instant(),
        0,
        again == 0 ? Report.Outcome.MENDED : Report.Outcome.STOPPED_AGAIN,
        head.position(),
        mended,
        again,
        List.of(),
        "");
  }

  private Report report(Work.Kind kind, Instant began, Report report) {
    return new Report(
        kind,
        report.at(),
        Duration.between(began, report.at()).toSeconds(),
        report.outcome(),
        report.position(),
        report.documents(),
        report.differing(),
        report.examples(),
        report.hash());
  }

  /** Rests as long as it has worked, and gives up when another process has taken over. */
  private Refold.Progress gently(String id) {
    long[] rested = {System.nanoTime()};
    return (next, end) -> {
      if (stopping || !work.reached(id, next, end, machine.instant())) {
        throw new TakenOverException();
      }
      sleep(Duration.ofNanos(System.nanoTime() - rested[0]));
      rested[0] = System.nanoTime();
    };
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TakenOverException();
    }
  }

  /** Another process does it now, or this one is stopping. */
  private static final class TakenOverException extends RuntimeException {}

  @Override
  public void start() {
    stopping = false;
    running = true;
    Thread thread = Thread.ofPlatform().daemon().name("views-upkeep").unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  private void run() {
    while (running) {
      try {
        look();
        synchronized (wake) {
          wake.wait(LOOK.toMillis());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        if (running) {
          LOG.warn("the views could not be looked after for now; trying on", e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopping = true;
    running = false;
    synchronized (wake) {
      wake.notifyAll();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
