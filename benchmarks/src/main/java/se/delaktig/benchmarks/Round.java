package se.delaktig.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One subject under load for some seconds.
 *
 * @param subject what was measured
 * @param workers how many did it at once
 * @param number which round of the run, from 1
 * @param nanos how long it took
 * @param clientNanos processor time that this process has used meanwhile
 * @param serverNanos processor time that the server has used meanwhile; 0 if it is this process
 * @param latencies of each single piece of work, in nanoseconds, to three digits
 */
record Round(
    String subject,
    int workers,
    int number,
    long nanos,
    long clientNanos,
    long serverNanos,
    Histogram latencies) {

  private static final int DIGITS = 3;

  /** What is measured. */
  @FunctionalInterface
  interface Work {
    /**
     * Does it once.
     *
     * @param worker which of the workers does it, from 0
     */
    void once(int worker) throws Exception;
  }

  /**
   * Lets so many workers do the work over and over, each as fast as it can, in virtual threads as
   * the services have them.
   */
  static Round run(
      MeasuredServer server, String subject, int workers, int number, Duration length, Work work) {
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Histogram>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int worker = i;
        running.add(pool.submit(loop(start, length, () -> work.once(worker))));
      }
      long client = Machine.processorNanos();
      long onServer = server.processorNanos();
      long begun = System.nanoTime();
      start.countDown();
      Histogram all = new Histogram(DIGITS);
      for (Future<Histogram> one : running) {
        all.add(one.get());
      }
      return new Round(
          subject,
          workers,
          number,
          System.nanoTime() - begun,
          Machine.processorNanos() - client,
          server.processorNanos() - onServer,
          all);
    } catch (ExecutionException e) {
      throw new IllegalStateException(subject + " failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** One long piece of work, done once, by the calling thread. */
  static Round ofOne(MeasuredServer server, String subject, int number, Runnable work) {
    long client = Machine.processorNanos();
    long onServer = server.processorNanos();
    long begun = System.nanoTime();
    work.run();
    long nanos = System.nanoTime() - begun;
    Histogram latency = new Histogram(DIGITS);
    latency.recordValue(nanos);
    return new Round(
        subject,
        1,
        number,
        nanos,
        Machine.processorNanos() - client,
        server.processorNanos() - onServer,
        latency);
  }

  @FunctionalInterface
  private interface Once {
    void run() throws Exception;
  }

  private static Callable<Histogram> loop(CountDownLatch start, Duration length, Once once) {
    return () -> {
      Histogram latencies = new Histogram(DIGITS);
      start.await();
      long now = System.nanoTime();
      long end = now + length.toNanos();
      while (now < end) {
        once.run();
        long done = System.nanoTime();
        latencies.recordValue(done - now);
        now = done;
      }
      return latencies;
    };
  }

  double perSecond() {
    return latencies.getTotalCount() * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }

  double millisAt(double percentile) {
    return latencies.getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
