package se.delaktig.kernel.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same with several things at the same time. */
final class AtOnce {
  private AtOnce() {}

  /** As {@link #map}, where nothing comes of it. */
  static <T> void each(Collection<T> things, Consumer<T> work) {
    map(
        things,
        thing -> {
          work.accept(thing);
          return true;
        });
  }

  /**
   * What becomes of each, in their order, when the last is done.
   *
   * @throws RuntimeException that of the first one that failed; the others are done nevertheless
   */
  static <T, R> List<R> map(Collection<T> things, Function<T, R> work) {
    List<Callable<R>> each = new ArrayList<>();
    for (T thing : things) {
      each.add(() -> work.apply(thing));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<R> done = new ArrayList<>();
      for (Future<R> one : threads.invokeAll(each)) {
        done.add(one.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while several were at work", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
