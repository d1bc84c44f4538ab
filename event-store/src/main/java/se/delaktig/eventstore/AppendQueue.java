package se.delaktig.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Group commit. The first appender leads: it writes everything that waits as one batch, while those
 * who come meanwhile form the next one, which the first of them leads. So there is never more than
 * one batch in flight, and no thread of our own. Nobody is waited for: while one half of the
 * writers is being stored the other half makes its next appends, which measured faster than all of
 * them in one batch.
 */
final class AppendQueue {

  /** A command to MongoDB ends at 16 MiB, and a character takes up to three bytes. */
  private static final long MAX_BATCH_CHARACTERS = 5_000_000;

  private final Consumer<List<PendingAppend>> writer;
  private final int maxBatch;
  private final LogTime time;
  private final Deque<PendingAppend> waiting = new ArrayDeque<>();
  private boolean led;

  /**
   * @param writer settles every append of the batch it is given; never runs twice at once
   * @param maxBatch the most appends in a batch
   */
  AppendQueue(Consumer<List<PendingAppend>> writer, int maxBatch, LogTime time) {
    this.writer = writer;
    this.maxBatch = maxBatch;
    this.time = time;
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
    boolean first = !led;
    led = true;
    return first;
  }

  private void lead() {
    List<PendingAppend> batch = take();
    try {
      writer.accept(batch);
    } catch (RuntimeException | Error e) {
      batch.stream()
          .filter(append -> !append.isSettled())
          .forEach(append ->
              append.failed(() -> new OutcomeUnknownException(append.request().commandId(), e)));
    } finally {
      handOver();
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

  private synchronized void handOver() {
    PendingAppend next = waiting.peek();
    if (next == null) {
      led = false;
    } else {
      next.lead();
    }
  }
}
