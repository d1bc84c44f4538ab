package se.delaktig.participants;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.kernel.Outcome;
import se.delaktig.participants.command.UnmaskIdentity;
import se.delaktig.participants.command.UnprotectIdentity;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.MaskId;

/**
 * What has been done about somebody's protected identity.
 *
 * @param marked whether the log says that the identity is protected; the register may hold a mark
 *     that came with the details
 */
public record Mask(boolean marked) {
  public static Mask none() {
    return new Mask(false);
  }

  public Mask after(MaskEvent event) {
    return switch (event) {
      case IdentityProtected e -> new Mask(true);
      case IdentityUnprotected e -> new Mask(false);
      case IdentityUnmasked e -> this;
    };
  }

  /** Marking what is marked changes nothing. */
  public Outcome<MaskEvent> protect(MaskId mask) {
    return marked ? Outcome.accepted() : Outcome.accepted(new IdentityProtected(mask));
  }

  /**
   * @param masked whether the register masks the person now
   */
  public Outcome<MaskEvent> unprotect(MaskId mask, UnprotectIdentity c, boolean masked) {
    return marked || masked
        ? Outcome.accepted(new IdentityUnprotected(mask, c.reason()))
        : Outcome.refused(new ParticipantRejection.NotProtected());
  }

  /** A reason as the event may hold it. */
  public record SealedReason(String id, String hash) {}

  /**
   * @param masked whether the register masks the person now
   * @param reason absent when there is nothing to unmask, and so no reason was sealed
   * @param now by the machine's clock, as all that expires
   */
  public Outcome<MaskEvent> unmask(
      MaskId mask,
      UnmaskIdentity c,
      ActorId by,
      boolean masked,
      @Nullable SealedReason reason,
      Instant now) {
    return !masked || reason == null
        ? Outcome.refused(new ParticipantRejection.NotProtected())
        : Outcome.accepted(
            new IdentityUnmasked(
                mask,
                c.unmasking(),
                by,
                now.plus(Duration.ofMinutes(c.minutes())),
                reason.id(),
                reason.hash()));
  }
}
