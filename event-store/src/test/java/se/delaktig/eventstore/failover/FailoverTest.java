package se.delaktig.eventstore.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.delaktig.eventstore.conformance.RealMongod;

/**
 * The member that takes the writes is lost again and again while many append and read, and nothing
 * that was promised is broken. One strike of each kind in every run, {@value #MANY} in the long
 * one.
 */
class FailoverTest {
  private static final Logger LOG = LoggerFactory.getLogger(FailoverTest.class);
  private static final int MANY = 100;
  private static final int STRIKES_ON_A_LOG = 10;
  private static final int APPENDS_BETWEEN = 100;
  private static final long SEED = Long.getLong("delaktig.seed", 20_180_101L);

  private static RealMongod set;

  @BeforeAll
  static void start() {
    assumeTrue(RealMongod.program().isPresent(), RealMongod.MISSING);
    set = RealMongod.start(3);
  }

  @AfterAll
  static void stop() {
    if (set != null) {
      set.close();
    }
  }

  @Test
  void whatIsAcknowledgedStaysAndWhatIsNotCanBeAskedFor() throws Exception {
    int strikes = Boolean.getBoolean("delaktig.long") ? MANY : Strike.values().length;
    Random random = new Random(SEED);
    for (int done = 0; done < strikes; done += STRIKES_ON_A_LOG) {
      int onThisLog = Math.min(STRIKES_ON_A_LOG, strikes - done);
      try (Load load =
          new Load(addresses(), "failover_" + done, Duration.ofSeconds(3), random.nextLong())) {
        load.start();
        for (int i = done; i < done + onThisLog; i++) {
          strike(Strike.values()[i % Strike.values().length], load);
        }
        List<Finding> findings = load.findings();
        LOG.info(
            "{} of {} strikes, seed {}: {} commands, {} acknowledged, {} times no answer, {} times"
                + " unavailable, findings {}",
            done + onThisLog,
            strikes,
            SEED,
            load.commands(),
            load.acknowledged(),
            load.unanswered(),
            load.unavailable(),
            findings);
        assertThat(findings).isEmpty();
      }
    }
  }

  private static void strike(Strike strike, Load load) throws Exception {
    awaitAppends(load);
    int primary = set.primary().orElseThrow();
    long begun = System.nanoTime();
    strike.hit(set, primary);
    int next = set.awaitPrimaryOtherThan(primary);
    long elected = System.nanoTime();
    awaitAppends(load);
    LOG.info(
        "{} member {}: {} took over after {} ms, {} appends {} ms later",
        strike,
        primary,
        next,
        Duration.ofNanos(elected - begun).toMillis(),
        APPENDS_BETWEEN,
        Duration.ofNanos(System.nanoTime() - elected).toMillis());
    strike.mend(set, primary);
    set.awaitWhole();
  }

  private static void awaitAppends(Load load) {
    long before = load.acknowledged();
    Awaitility.await("the load goes on")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> load.acknowledged() >= before + APPENDS_BETWEEN);
  }

  /**
   * Of two processes; in another order, so that neither is told of the other's appends. Servers are
   * looked at as often as the module's README asks for.
   */
  private static List<String> addresses() {
    return List.of(set.uri(0), set.uri(1)).stream()
        .map(uri -> uri.replace("TimeoutMS=20000", "TimeoutMS=1000"))
        .map(uri -> uri + "&heartbeatFrequencyMS=1000")
        .toList();
  }
}
