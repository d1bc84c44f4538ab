package se.delaktig.signin.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Failures are counted per username and origin together, so that nobody can
 * lock somebody else out from elsewhere; a browser in which that username has signed in before is
 * an origin of its own, so that not even somebody at the same address can. After five in a row the
 * pair waits half a minute, then twice as long after each further one, at most a quarter of an
 * hour. A try counts before its password is checked, so that many at the same time are no way
 * around.
 */
@Component
class Throttle {
  static final int FREE_TRIES = 5;
  static final int MOST_PAIRS = 10_000;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  private record Tries(int count, Instant last, Instant waitUntil) {}

  private record Pair(String username, String origin) {}

  private final InstantSource clock;
  private final Map<Pair, Tries> tries =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Tries> eldest) {
          return size() > MOST_PAIRS;
        }
      };

  Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts a try.
   *
   * @return how long the pair still has to wait, or nothing if it may try now
   */
  synchronized Optional<Duration> begin(String username, String origin) {
    Instant now = clock.instant();
    Pair pair = pair(username, origin);
    Tries before = tries.get(pair);
    if (before != null && now.isBefore(before.waitUntil())) {
      return Optional.of(Duration.between(now, before.waitUntil()));
    }
    int count =
        before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now)
            ? 1
            : before.count() + 1;
    tries.put(pair, new Tries(count, now, now.plus(waitAfter(count))));
    return Optional.empty();
  }

  /** Forgets the pair's failures. */
  synchronized void succeeded(String username, String origin) {
    tries.remove(pair(username, origin));
  }

  synchronized int size() {
    return tries.size();
  }

  private static Duration waitAfter(int count) {
    if (count < FREE_TRIES) {
      return Duration.ZERO;
    }
    int doublings = Math.min(count - FREE_TRIES, 10);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Pair pair(String username, String origin) {
    String key = Username.of(username).key();
    // What is longer than any username can't be one, and must not fill the memory.
    return new Pair(key.length() > 64 ? Sha256.hex(key) : key, origin);
  }
}
