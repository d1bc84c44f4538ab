package se.delaktig.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import se.delaktig.eventstore.CommitLog;
import se.delaktig.kernel.event.EventVocabulary;

/** Those who record at the same time, each one group after the other. */
final class Recorders {

  private final List<GroupsInTurn> recorders;

  /**
   * Recorders of one project.
   *
   * @param from the number of the first; no two of a log have the same
   */
  Recorders(EventVocabulary vocabulary, String ledger, long seed, int from, int count) {
    recorders =
        IntStream.range(from, from + count)
            .mapToObj(number -> new GroupsInTurn(vocabulary, ledger, seed * 1_000_003 + number))
            .toList();
  }

  /** Any of their sessions. */
  String someSession(SplittableRandom by) {
    return recorders.get(by.nextInt(recorders.size())).someSession(by);
  }

  GroupsInTurn get(int recorder) {
    return recorders.get(recorder);
  }

  /** Lets each append so many commits that together it is about {@code events}. */
  void record(CommitLog log, long events) {
    long each = Math.max(1, events / recorders.size());
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (GroupsInTurn recorder : recorders) {
        working.add(
            pool.submit(() -> {
              for (long i = 0; i < each; i++) {
                log.append(recorder.next());
              }
            }));
      }
      for (Future<?> one : working) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the log could not be filled", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
