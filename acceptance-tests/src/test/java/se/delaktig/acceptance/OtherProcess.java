package se.delaktig.acceptance;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.LogException;
import se.delaktig.eventstore.NewEvent;
import se.delaktig.eventstore.StoredEvent;

/** Another process that appends to a stream again and again what its last event says. */
final class OtherProcess implements AutoCloseable {
  private static final long PAUSE_NANOS = 2_000_000;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicBoolean told = new AtomicBoolean();

  private OtherProcess() {}

  static OtherProcess appendingTo(CommitLog log, String stream) {
    OtherProcess other = new OtherProcess();
    StoredEvent like = log.stream(stream, 0).getLast();
    other.thread.submit(() -> other.append(log, like));
    return other;
  }

  private void append(CommitLog log, StoredEvent like) {
    while (!told.get()) {
      long next = log.lastSeqOf(like.stream()).orElseThrow() + 1;
      try {
        log.append(
            new CommitRequest(
                like.commit().ledger(),
                like.commit().actor(),
                like.commit().role(),
                like.commit().command(),
                UUID.randomUUID().toString(),
                null,
                null,
                List.of(
                    new NewEvent(
                        UUID.randomUUID().toString(),
                        like.stream(),
                        next,
                        like.name(),
                        like.revision(),
                        like.body()))));
      } catch (LogException e) {
        // the services were faster this time
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    told.set(true);
    thread.close();
  }
}
