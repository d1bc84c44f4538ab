package se.delaktig.kernel.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The clock of business and recorded times. A demonstration's is shifted; tokens, leases and the
 * expiry of links go by the machine's clock instead.
 */
public final class ProgrammeClock implements InstantSource {
  /** Where the programme's days begin and end. */
  public static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final InstantSource source;

  public ProgrammeClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return source.instant();
  }

  public LocalDate today() {
    return now().toLocalDate();
  }

  public LocalDateTime now() {
    return LocalDateTime.ofInstant(instant(), SWEDEN);
  }
}
