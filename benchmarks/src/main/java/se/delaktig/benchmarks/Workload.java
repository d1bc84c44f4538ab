package se.delaktig.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import se.delaktig.eventstore.CommitRequest;
import se.delaktig.eventstore.NewEvent;

/**
 * The commands of one worker: one event of about 250 bytes for each, on one of eighty streams of
 * its own that are taken at random. The same seed gives the same commands. Making one takes a few
 * microseconds, so that what is measured is not this.
 */
final class Workload {

  /** The ledger that all of them go to: an office works in one project at a time. */
  static final String LEDGER = "2017-00434";

  private static final int STREAMS = 80;

  private final SplittableRandom random;
  private final String[] streams = new String[STREAMS];
  private final long[] next = new long[STREAMS];
  private final String actor;
  private final String bodyEnd;

  Workload(long seed, int worker) {
    random = new SplittableRandom(seed * 1_000 + worker);
    for (int i = 0; i < STREAMS; i++) {
      streams[i] = "dialogue-" + id();
    }
    actor = id();
    bodyEnd =
        ",\"material\":\"%s\",\"place\":\"%s\",\"attended\":[\"%s\",\"%s\"]}"
            .formatted(id(), id(), id(), id());
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  CommitRequest next() {
    int stream = random.nextInt(STREAMS);
    String body =
        "{\"date\":\"2019-11-18\",\"start\":\"08:30\",\"minutes\":"
            + (30 + random.nextInt(90))
            + bodyEnd;
    return new CommitRequest(
        LEDGER,
        actor,
        "project-worker",
        "log-dialogue-session",
        id(),
        "5f0c1a527f434a8b9a3e0d8f5b6c7e10",
        null,
        List.of(
            new NewEvent(
                id(), streams[stream], next[stream]++, "dialogue-session-logged", 1, body)));
  }
}
