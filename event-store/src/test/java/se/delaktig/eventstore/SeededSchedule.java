package se.delaktig.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads run one at a time, in an order and at a time that a seed decides. A thread keeps the
 * baton until it waits for time, for a signal or for the world; then the seed says who goes on. So
 * the same seed gives the same run, step by step.
 */
final class SeededSchedule implements LogTime {

  /** Ends a thread whose process has crashed, wherever it stands. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    private Killed() {
      super("killed", null, false, false);
    }
  }

  /** One thread of the simulated world, and the process it dies with. */
  private final class Fiber {
    private final String name;
    private final Object process;
    private final Thread thread;
    private volatile boolean hasBaton;
    private boolean begun;
    private boolean killed;
    private long wakesAt;

    private Fiber(String name, Object process, Runnable work) {
      this.name = name;
      this.process = process;
      this.wakesAt = now;
      this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(this, work));
    }

    private void giveBaton() {
      hasBaton = true;
      if (begun) {
        LockSupport.unpark(thread);
      } else {
        begun = true;
        thread.start();
      }
    }

    private void awaitBaton() {
      while (!hasBaton) {
        LockSupport.park();
      }
      hasBaton = false;
    }
  }

  private static final int MOST_STEPS = 400_000;
  private static final int LINES_KEPT =
      Long.getLong(Simulation.SEED) == null ? 60 : Integer.MAX_VALUE;
  private static final long LONGEST_STEP = TimeUnit.MICROSECONDS.toNanos(500);
  private static final long PATIENCE_SECONDS = 60;

  private final SplittableRandom random;
  private final long longestStep;
  private final List<Fiber> living = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Deque<String> lines = new ArrayDeque<>();
  private final Map<String, Integer> tally = new TreeMap<>();
  private long now = TimeUnit.SECONDS.toNanos(1);
  private long steps;
  private long trace = 1;
  private @Nullable Fiber current;
  private volatile @Nullable Throwable failure;

  SeededSchedule(long seed) {
    this.random = new SplittableRandom(seed);
    this.longestStep = 1 + random.nextLong(LONGEST_STEP);
  }

  /**
   * Runs the work and everything that it starts; ends with the work, whatever else still waits.
   *
   * @throws AssertionError with the first thing that went wrong in any of the threads
   */
  void run(Runnable work) {
    Fiber first =
        add(
            "conductor",
            this,
            () -> {
              work.run();
              stop();
            });
    current = first;
    first.giveBaton();
    try {
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a thread waits for something outside the simulation");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    if (failure != null) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  private Fiber add(String name, Object process, Runnable work) {
    Fiber fiber = new Fiber(name, process, work);
    living.add(fiber);
    return fiber;
  }

  private void live(Fiber self, Runnable work) {
    self.awaitBaton();
    try {
      if (!self.killed) {
        work.run();
      }
    } catch (Killed e) {
      note("is gone");
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    living.remove(self);
    if (living.isEmpty()) {
      over.countDown();
    } else {
      goOn(choose());
    }
  }

  private void fail(Throwable why) {
    if (failure == null) {
      failure = why;
      note("fails: " + why.getMessage());
    }
    stop();
  }

  private void stop() {
    living.forEach(SeededSchedule::kill);
  }

  /** Ends all threads of a process where they stand. */
  void kill(Object process) {
    living.stream().filter(fiber -> fiber.process == process).forEach(SeededSchedule::kill);
  }

  private static void kill(Fiber fiber) {
    fiber.killed = true;
    fiber.wakesAt = 0;
  }

  /** Starts a thread that dies with the process. */
  void start(Object process, String name, Runnable work) {
    living();
    add(name, process, work);
  }

  @Override
  public void start(String name, Runnable work) {
    start(living().process, name, work);
  }

  /** Lets others go on first, if the seed wants it so. */
  void step() {
    pause(0);
  }

  @Override
  public void pause(long nanos) {
    waitUntil(now + nanos);
  }

  /** Looks every millisecond whether something has come true. */
  void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      pause(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private void waitUntil(long time) {
    Fiber self = living();
    self.wakesAt = time;
    Fiber next = choose();
    if (next != self) {
      goOn(next);
      self.awaitBaton();
    }
    living();
  }

  /** The thread that has the baton, if it may still do anything. */
  private Fiber living() {
    Fiber self = current;
    if (self == null) {
      throw new IllegalStateException("nothing runs");
    }
    if (self.killed) {
      throw new Killed();
    }
    return self;
  }

  private void goOn(Fiber next) {
    current = next;
    next.giveBaton();
  }

  private Fiber choose() {
    steps++;
    if (steps > MOST_STEPS && failure == null) {
      fail(new AssertionError("does not come to rest"));
    }
    now += random.nextLong(longestStep);
    Fiber chosen = anyAwakeAt(now);
    if (chosen == null) {
      now = living.stream().mapToLong(fiber -> fiber.wakesAt).min().orElse(now);
      chosen = anyAwakeAt(now);
    }
    if (chosen == null) {
      throw new IllegalStateException("nobody is left to go on");
    }
    trace = 31 * trace + chosen.name.hashCode();
    trace = 31 * trace + Long.hashCode(now);
    return chosen;
  }

  private @Nullable Fiber anyAwakeAt(long time) {
    Fiber chosen = null;
    int awake = 0;
    for (Fiber fiber : living) {
      if (fiber.wakesAt <= time && random.nextInt(++awake) == 0) {
        chosen = fiber;
      }
    }
    return chosen;
  }

  @Override
  public long nanoTime() {
    living();
    return now;
  }

  @Override
  public Signal newSignal() {
    return new Signal() {
      private boolean given;
      private @Nullable Fiber waiting;

      @Override
      public void give() {
        living();
        given = true;
        if (waiting != null) {
          waiting.wakesAt = now;
        }
      }

      @Override
      public void await() {
        await(Long.MAX_VALUE - now);
      }

      @Override
      public void await(long nanos) {
        waiting = living();
        waitUntil(given ? now : now + nanos);
        waiting = null;
        given = false;
      }
    };
  }

  /** The seed's dice. */
  SplittableRandom random() {
    return random;
  }

  /** Writes a line about what the running thread has just done. */
  void note(String what) {
    String line = now / 1000 + " us " + (current == null ? "" : current.name) + ": " + what;
    trace = 31 * trace + line.hashCode();
    lines.addLast(line);
    if (lines.size() > LINES_KEPT) {
      lines.removeFirst();
    }
  }

  /** Counts what has happened, so that it can be shown that it does. */
  void count(String what) {
    tally.merge(what, 1, Integer::sum);
  }

  /** How often what was counted has happened. */
  Map<String, Integer> tally() {
    return new TreeMap<>(tally);
  }

  /** A sum over every step: who went on, when, and all notes. */
  long trace() {
    return trace;
  }

  long steps() {
    return steps;
  }

  /** The last notes. */
  List<String> lines() {
    return List.copyOf(lines);
  }
}
