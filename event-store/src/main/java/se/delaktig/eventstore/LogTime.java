package se.delaktig.eventstore;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Time as the log's threads live through it: how much has passed, waiting for more of it, and
 * waiting for each other. It has nothing to do with the clock of the recorded times. There is one
 * besides the machine's: the simulation's, which decides who goes on and when.
 */
interface LogTime {

  LogTime MACHINE = new Machine();

  /** As {@link System#nanoTime()}. */
  long nanoTime();

  /** Waits that long, or less if the thread is interrupted. */
  void pause(long nanos);

  Signal newSignal();

  /** Starts a thread that does not keep the program alive. */
  void start(String name, Runnable work);

  /** Lets one thread wait for others. A signal given while nobody waits is kept, one at most. */
  interface Signal {

    /** Never waits. */
    void give();

    /** Waits until it is given, interrupted or not. */
    void await();

    /**
     * Waits until it is given, but no longer than this.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void await(long nanos) throws InterruptedException;
  }

  /** The machine's own time and threads. */
  final class Machine implements LogTime {

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public void pause(long nanos) {
      LockSupport.parkNanos(nanos);
    }

    @Override
    public void start(String name, Runnable work) {
      Thread.ofPlatform().daemon().name(name).start(work);
    }

    @Override
    public Signal newSignal() {
      return new Signal() {
        private final Semaphore given = new Semaphore(0);

        @Override
        public void give() {
          if (given.availablePermits() == 0) {
            given.release();
          }
        }

        @Override
        public void await() {
          given.acquireUninterruptibly();
          given.drainPermits();
        }

        @Override
        public void await(long nanos) throws InterruptedException {
          if (given.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
            given.drainPermits();
          }
        }
      };
    }
  }
}
