package se.delaktig.kernel.server;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much anybody may ask for: so many requests a minute, saved up for at most a minute. Accounts
 * and addresses are counted apart, and an address only for what is asked without an account, so
 * that nobody at a shared address is held up by a neighbour.
 */
public final class RateLimits {
  static final int MOST_ASKING = 20_000;

  private final int perAccount;
  private final int perAddress;
  private final InstantSource clock;
  private final Map<String, Bucket> asking =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_ASKING;
        }
      };

  /**
   * @param perAccount requests a minute; 0 for as many as anybody likes
   * @param perAddress the same for those without an account
   */
  public RateLimits(int perAccount, int perAddress, InstantSource clock) {
    this.perAccount = perAccount;
    this.perAddress = perAddress;
    this.clock = clock;
  }

  /** How long the account has to wait; empty when it may ask now. */
  public Optional<Duration> account(String name) {
    return take("account " + name, perAccount);
  }

  /** How long the address has to wait; empty when it may ask now. */
  public Optional<Duration> address(String address) {
    return take("address " + address, perAddress);
  }

  private Optional<Duration> take(String who, int perMinute) {
    if (perMinute == 0) {
      return Optional.empty();
    }
    ConsumptionProbe taken = bucket(who, perMinute).tryConsumeAndReturnRemaining(1);
    return taken.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
  }

  private Bucket bucket(String who, int perMinute) {
    synchronized (asking) {
      return asking.computeIfAbsent(
          who,
          anew ->
              Bucket.builder()
                  .withCustomTimePrecision(new ClockMeter(clock))
                  .addLimit(limit ->
                      limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                  .build());
    }
  }

  int size() {
    synchronized (asking) {
      return asking.size();
    }
  }

  private record ClockMeter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = clock.instant();
      return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
