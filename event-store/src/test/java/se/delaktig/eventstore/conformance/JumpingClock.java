package se.delaktig.eventstore.conformance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to jump, forwards or backwards. */
final class JumpingClock implements InstantSource {

  private volatile Instant now = Instant.parse("2019-11-18T08:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void jump(Duration by) {
    now = now.plus(by);
  }
}
