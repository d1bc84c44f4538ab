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
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;

/**
 * What has been done about a person's own data.
 *
 * @param marked whether the log says that the identity is protected; the register may hold a mark
 *     that came with the details
 */
public record Protection(boolean marked) {
  public static Protection none() {
    return new Protection(false);
  }

  public Protection after(ProtectionEvent event) {
    return switch (event) {
      case IdentityProtected e -> new Protection(true);
      case IdentityUnprotected e -> new Protection(false);
      case IdentityUnmasked e -> this;
    };
  }

  /** Marking what is marked changes nothing. */
  public Outcome<ProtectionEvent> protect(PersonId person) {
    return marked ? Outcome.accepted() : Outcome.accepted(new IdentityProtected(person));
  }

  /**
   * @param masked whether the register masks the person now
   */
  public Outcome<ProtectionEvent> unprotect(UnprotectIdentity c, boolean masked) {
    return marked || masked
        ? Outcome.accepted(new IdentityUnprotected(c.person(), c.reason()))
        : Outcome.refused(new ParticipantRejection.NotProtected());
  }

  /** A reason as the event may hold it. */
  public record SealedReason(String id, String hash) {}

  /**
   * @param masked whether the register masks the person now
   * @param reason absent when there is nothing to unmask, and so no reason was sealed
   * @param now by the machine's clock, as all that expires
   */
  public Outcome<ProtectionEvent> unmask(
      UnmaskIdentity c, ActorId by, boolean masked, @Nullable SealedReason reason, Instant now) {
    return !masked || reason == null
        ? Outcome.refused(new ParticipantRejection.NotProtected())
        : Outcome.accepted(
            new IdentityUnmasked(
                c.person(),
                c.unmasking(),
                by,
                now.plus(Duration.ofMinutes(c.minutes())),
                reason.id(),
                reason.hash()));
  }
}
