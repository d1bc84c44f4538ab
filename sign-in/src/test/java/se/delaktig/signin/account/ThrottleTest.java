package se.delaktig.signin.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final Throttle throttle = new Throttle(() -> now);

  @Test
  void fiveTriesAreFreeAndThenEachWaitIsTwiceTheLast() {
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin("lo", "a")).isEmpty();
    }

    assertThat(throttle.begin("LO", "a")).contains(Duration.ofSeconds(30));
    now = now.plusSeconds(30);
    assertThat(throttle.begin("lo", "a")).isEmpty();
    assertThat(throttle.begin("lo", "a")).contains(Duration.ofSeconds(60));
  }

  @Test
  void asManyAtTheSameTimeAreCountedBeforeAnyIsAnswered() {
    long allowed =
        IntStream.range(0, 100).parallel().filter(i -> throttle.begin("lo", "a").isEmpty()).count();

    assertThat(allowed).isEqualTo(5);
  }

  @Test
  void waitingDoesNotMakeTheWaitLongerAndEndsAtAQuarterOfAnHour() {
    for (int i = 0; i < 20; i++) {
      while (throttle.begin("lo", "a").isPresent()) {
        now = now.plusSeconds(10);
      }
    }

    assertThat(throttle.begin("lo", "a"))
        .hasValueSatisfying(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(15)));
    assertThat(throttle.begin("lo", "a")).contains(Duration.ofMinutes(15));
  }

  @Test
  void anotherAddressAndAnotherNameAreNotHeldUp() {
    for (int i = 0; i < 6; i++) {
      throttle.begin("lo", "a");
    }

    assertThat(throttle.begin("lo", "b")).isEmpty();
    assertThat(throttle.begin("bo", "a")).isEmpty();
  }

  @Test
  void successAndTimeBothForget() {
    for (int i = 0; i < 4; i++) {
      throttle.begin("lo", "a");
      throttle.begin("bo", "a");
    }
    throttle.succeeded("lo", "a");
    now = now.plus(Duration.ofMinutes(61));

    for (int i = 0; i < 5; i++) {
      assertThat(throttle.begin("lo", "a")).isEmpty();
      assertThat(throttle.begin("bo", "a")).isEmpty();
    }
  }

  @Test
  void manyNamesDoNotFillTheMemory() {
    for (int i = 0; i < Throttle.MOST_PAIRS + 500; i++) {
      throttle.begin("name" + i, "a");
    }

    assertThat(throttle.size()).isEqualTo(Throttle.MOST_PAIRS);
  }
}
