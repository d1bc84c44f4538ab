package se.delaktig.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Group commit. The first appender leads: it writes everything that waits as one batch, while those
 * who come meanwhile form the next one, which the first of them leads. So there is never more than
 * one batch in flight, and no thread of our own.
 */
final class AppendQueue {

  private static final long LONGEST_LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long MAX_BATCH_CHARACTERS = 8_000_000;

  private final Consumer<List<PendingAppend>> writer;
  private final int maxBatch;
  private final LogTime time;
  private final LogTime.Signal enough;
  private final Deque<PendingAppend> waiting = new ArrayDeque<>();
  private boolean led;
  private int expected;
  private long lingerNanos;

  /**
   * @param writer settles every append of the batch it is given; never runs twice at once
   * @param maxBatch the most appends in a batch
   */
  AppendQueue(Consumer<List<PendingAppend>> writer, int maxBatch, LogTime time) {
    this.writer = writer;
    this.maxBatch = maxBatch;
    this.time = time;
    this.enough = time.newSignal();
  }

  Receipt append(CommitRequest request) {
    PendingAppend append = new PendingAppend(request, time.newSignal());
    if (join(append) || append.awaitTurn()) {
      lead();
    }
    return append.outcome();
  }

  private synchronized boolean join(PendingAppend append) {
    waiting.add(append);
    if (waiting.size() == expected) {
      enough.give();
    }
    boolean first = !led;
    led = true;
    return first;
  }

  private void lead() {
    linger();
    List<PendingAppend> batch = take();
    long begun = time.nanoTime();
    try {
      writer.accept(batch);
    } catch (RuntimeException | Error e) {
      batch.stream()
          .filter(append -> !append.isSettled())
          .forEach(append ->
              append.failed(() -> new OutcomeUnknownException(append.request().commandId(), e)));
    } finally {
      handOver(batch.size(), time.nanoTime() - begun);
      batch.forEach(PendingAppend::release);
    }
  }

  /** The leader's own append is the first in the queue, so it is always in the batch. */
  private synchronized List<PendingAppend> take() {
    List<PendingAppend> batch = new ArrayList<>();
    long size = 0;
    while (!waiting.isEmpty() && batch.size() < maxBatch) {
      size += waiting.element().request().size();
      if (size > MAX_BATCH_CHARACTERS && !batch.isEmpty()) {
        break;
      }
      batch.add(waiting.remove());
    }
    return batch;
  }

  /** Gives those whom the last batch has answered the time to come with their next append. */
  private void linger() {
    long begun = time.nanoTime();
    try {
      for (long left = toLinger(); left > 0; left = toLinger() - (time.nanoTime() - begun)) {
        enough.await(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized long toLinger() {
    return waiting.size() < expected ? lingerNanos : 0;
  }

  private synchronized void handOver(int written, long nanos) {
    PendingAppend next = waiting.peek();
    if (next == null) {
      led = false;
      lingerNanos = 0;
    } else {
      expected = Math.min(maxBatch, waiting.size() + written);
      lingerNanos = written == 1 ? 0 : Math.min(nanos / 4, LONGEST_LINGER_NANOS);
      next.lead();
    }
  }
}
