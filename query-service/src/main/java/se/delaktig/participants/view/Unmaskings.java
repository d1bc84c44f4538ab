package se.delaktig.participants.view;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.MaskEvent;
import se.delaktig.participants.event.MaskId;

/**
 * When one protected identity was shown to whom.
 *
 * @param all oldest first
 */
public record Unmaskings(MaskId mask, List<Unmasking> all) {
  /**
   * A time that it was shown to somebody.
   *
   * @param at by the programme's clock
   * @param until by the machine's clock
   * @param reason the sealed text's id
   */
  public record Unmasking(ActorId by, Instant at, Instant until, String reason) {}

  static Unmaskings none(MaskId mask) {
    return new Unmaskings(mask, List.of());
  }

  /** Whether the identity is shown to an actor now, by the machine's clock. */
  public boolean isShownTo(ActorId actor, Instant now) {
    return all.stream().anyMatch(one -> one.by().equals(actor) && now.isBefore(one.until()));
  }

  Unmaskings after(MaskEvent event, Instant at) {
    return switch (event) {
      case IdentityProtected e -> this;
      // who is marked again later is masked at once
      case IdentityUnprotected e -> new Unmaskings(mask, ended());
      case IdentityUnmasked e ->
          new Unmaskings(
              mask,
              Stream.concat(
                      all.stream(), Stream.of(new Unmasking(e.by(), at, e.until(), e.reason())))
                  .toList());
    };
  }

  private List<Unmasking> ended() {
    return all.stream()
        .map(one -> new Unmasking(one.by(), one.at(), Instant.EPOCH, one.reason()))
        .toList();
  }
}
