package se.delaktig.benchmarks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.event.EventVocabulary;
import se.delaktig.kernel.server.LoopbackConnectors;

/**
 * How long after its acknowledgement an event is seen by whoever looks at the query service, a
 * process of its own with all of the product's views, at a steady pace.
 */
final class VisibilityBenchmark {

  private static final String SUBJECT = "acknowledged to seen in the other process";

  private final Options options;
  private final long seed;
  private final int perSecond;
  private final int seconds;
  private final int warmUp;

  VisibilityBenchmark(Options options) {
    this.options = options;
    this.seed = options.number("seed", 1);
    this.perSecond = options.number("rate", 500);
    this.seconds = options.number("seconds", 30);
    this.warmUp = options.number("warm-up", 20);
  }

  Results run() {
    String kind = options.text("server", "real");
    if (!kind.equals("real")) {
      throw new IllegalArgumentException("two processes need --server=real");
    }
    try (MeasuredServer server = MeasuredServer.start(kind);
        MongoClient client = MongoClients.create(server.uri());
        CommitLog log =
            CommitLog.open(client, "delaktig_log", InstantSource.system(), server.settings())) {
      Results results =
          new Results("visibility-" + kind, "visibility" + options, server.description(), seed);
      Recorders recorders =
          new Recorders(new EventVocabulary(), "2017-00434", seed, 0, perSecond / 10);
      recorders.record(log, 5_000);
      long from = log.head();
      int events = perSecond * (warmUp + seconds);
      Path keys = Folders.temporary("keys");
      // the pages want one; nobody signs in here
      Files.writeString(keys.resolve("pages-client-secret"), "none");
      Process watcher = watcher(server, keys, from, events);
      try (BufferedReader seen = watcher.inputReader()) {
        awaitReady(seen);
        Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
        long client0 = Machine.processorNanos();
        long server0 = server.processorNanos();
        long begun = System.nanoTime();
        Future<Histogram> latencies =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())
                .submit(() -> latencies(seen, acknowledged, from + (long) perSecond * warmUp));
        append(log, recorders, events, acknowledged);
        results.add(
            new Round(
                SUBJECT,
                1,
                1,
                System.nanoTime() - begun,
                Machine.processorNanos() - client0,
                server.processorNanos() - server0,
                latencies.get()));
        summarize(results);
      } finally {
        watcher.destroy();
        watcher.waitFor();
        Folders.delete(keys);
      }
      return results;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process watcher(MeasuredServer server, Path keys, long from, int events)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Watcher.class.getName(),
            Long.toString(from),
            Integer.toString(events),
            "--delaktig.query.port=" + LoopbackConnectors.freePort(),
            "--spring.mongodb.uri=" + server.uri(),
            "--delaktig.keys=" + keys)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void awaitReady(BufferedReader seen) throws IOException {
    for (String line = seen.readLine(); !Watcher.READY.equals(line); line = seen.readLine()) {
      if (line == null) {
        throw new IllegalStateException("the query service did not start");
      }
      System.err.println(line);
    }
  }

  private void append(CommitLog log, Recorders recorders, int events, Map<Long, Long> acknowledged)
      throws InterruptedException, ExecutionException {
    int writers = perSecond / 10;
    AtomicLong left = new AtomicLong(events);
    try (ScheduledExecutorService pace =
        Executors.newScheduledThreadPool(writers, Thread.ofVirtual().factory())) {
      List<? extends Future<?>> writing =
          IntStream.range(0, writers)
              .mapToObj(writer ->
                  pace.scheduleAtFixedRate(
                      () -> {
                        if (left.getAndDecrement() > 0) {
                          long position = log.append(recorders.get(writer).next()).lastPosition();
                          acknowledged.put(position, Watcher.microseconds());
                        }
                      },
                      writer * 100_000L / writers,
                      100_000,
                      TimeUnit.MICROSECONDS))
              .toList();
      while (left.get() > 0) {
        for (Future<?> one : writing) {
          if (one.isDone()) {
            one.get();
          }
        }
        Thread.sleep(Duration.ofMillis(100));
      }
      writing.forEach(one -> one.cancel(false));
    }
  }

  /** Of the events from a position on; what was seen before its acknowledgement counts as zero. */
  private static Histogram latencies(BufferedReader seen, Map<Long, Long> acknowledged, long from)
      throws IOException {
    Histogram latencies = new Histogram(3);
    Map<Long, Long> visible = new ConcurrentHashMap<>();
    for (String line = seen.readLine(); line != null; line = seen.readLine()) {
      int space = line.indexOf(' ');
      if (line.matches("\\d+ \\d+")) {
        visible.put(
            Long.parseLong(line.substring(0, space)), Long.parseLong(line.substring(space + 1)));
      }
    }
    visible.forEach((position, at) -> {
      Long before = acknowledged.get(position);
      if (before != null && position >= from) {
        latencies.recordValue(Math.max(0, at - before) * 1_000);
      }
    });
    return latencies;
  }

  private void summarize(Results results) {
    Histogram all = Measures.together(results.of(SUBJECT, 1));
    if (all.getTotalCount() < (long) perSecond * seconds * 9 / 10) {
      throw new IllegalStateException("only " + all.getTotalCount() + " events were seen");
    }
    results.line(
        String.format(
            Locale.ROOT,
            "%,d events at %d/s: p50 %.1f ms, p99 %.1f ms, at most %.1f ms",
            all.getTotalCount(),
            perSecond,
            Measures.millis(all, 50),
            Measures.millis(all, 99),
            Measures.millis(all, 100)));
  }
}
