package se.delaktig.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Appender, sequencer, readers and projector in every weather that a seed can make. */
class SimulationTest {

  private static final int EVERY_RUN = 2_000;
  private static final int LONG_RUN = 100_000;

  private static final List<String> ALL =
      List.of(
          "answer lost",
          "batch cut",
          "clock jumped",
          "crashed",
          "doubled",
          "late",
          "primary changed",
          "read again",
          "read stale",
          "read torn",
          "refused",
          "refused hastily",
          "rolled back",
          "told: conflict",
          "told: done before",
          "told: nothing stored",
          "told: outcome unknown",
          "told: reused",
          "told: stored");

  @Test
  void whatIsAcknowledgedIsThereOnceAndNobodyIsToldWrong() {
    Long only = Long.getLong(Simulation.SEED);
    if (only != null) {
      Simulation.run(only, null);
      return;
    }
    int schedules = Boolean.getBoolean("delaktig.long") ? LONG_RUN : EVERY_RUN;
    long steps = 0;
    Map<String, Integer> tally = new TreeMap<>();
    for (int seed = 0; seed < schedules; seed++) {
      Simulation.Seen seen = Simulation.run(seed, null);
      steps += seen.steps();
      seen.tally().forEach((what, times) -> tally.merge(what, times, Integer::sum));
    }
    System.out.printf("%d schedules, %d steps: %s%n", schedules, steps, tally);
    assertThat(tally.keySet()).as("what has happened to them").containsExactlyElementsOf(ALL);
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(Simulation.run(seed, null)).isEqualTo(Simulation.run(seed, null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void findsWhatIsPlanted(Planted planted) {
    for (long seed = 0; seed < EVERY_RUN; seed++) {
      try {
        Simulation.run(seed, planted);
      } catch (AssertionError found) {
        long again = seed;
        assertThat(found).hasMessageContaining("-D" + Simulation.SEED + "=" + seed);
        assertThatThrownBy(() -> Simulation.run(again, planted))
            .as("the seed that replays it")
            .hasMessage(found.getMessage());
        return;
      }
    }
    fail(planted + " was not found in " + EVERY_RUN + " schedules");
  }
}
