package se.delaktig.kernel.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Wakes those who wait for a view to reach a position, within this process. */
@Component
class ViewHeads {
  private final Map<String, Long> reached = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  void reached(String view, long position) {
    reached.merge(view, position, Math::max);
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasReached(String view, long position) {
    return reached.getOrDefault(view, -1L) >= position;
  }

  /** Waits for any view to move, at most that long. */
  void awaitMove(long millis) throws InterruptedException {
    lock.lock();
    try {
      moved.await(millis, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }
}
