package se.delaktig.participants.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.MaskId;
import se.delaktig.participants.event.UnmaskingId;

/** To whom, and for how long, a protected identity is shown. */
class UnmaskingsTest {
  private static final MaskId ALI = new MaskId("ali");
  private static final ActorId YLVA = new ActorId("ylva");
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(5));

  private final Unmaskings unmasked =
      Unmaskings.none(ALI)
          .after(new IdentityProtected(ALI), NOW)
          .after(
              new IdentityUnmasked(ALI, new UnmaskingId("u1"), YLVA, UNTIL, "reason", "hash"), NOW);

  @Test
  void itIsShownForTheMinutesThatWereAskedForAndNotOneMomentLonger() {
    assertThat(unmasked.isShownTo(YLVA, NOW)).isTrue();
    assertThat(unmasked.isShownTo(YLVA, UNTIL.minusMillis(1))).isTrue();
    assertThat(unmasked.isShownTo(YLVA, UNTIL)).isFalse();
  }

  @Test
  void itIsShownToNobodyButTheOneWhoAsked() {
    assertThat(unmasked.isShownTo(new ActorId("karin"), NOW)).isFalse();
    assertThat(Unmaskings.none(ALI).isShownTo(YLVA, NOW)).isFalse();
  }

  @Test
  void whoIsMarkedAgainIsMaskedAtOnce() {
    Unmaskings again =
        unmasked
            .after(new IdentityUnprotected(ALI, IdentityUnprotected.Reason.MARKED_BY_MISTAKE), NOW)
            .after(new IdentityProtected(ALI), NOW);
    assertThat(again.isShownTo(YLVA, NOW)).isFalse();
    assertThat(again.all()).as("that it was shown stays known").hasSize(1);
  }
}
