package se.delaktig.participants.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.ProtectionEvent;

/**
 * What has been done about one person's own data.
 *
 * @param unmaskings every time that the protected identity was shown, oldest first
 */
public record DataProtection(PersonId person, List<Unmasking> unmaskings) {
  /**
   * A time that a protected identity was shown to somebody.
   *
   * @param at by the programme's clock
   * @param until by the machine's clock
   * @param reason the sealed text's id
   */
  public record Unmasking(ActorId by, Instant at, Instant until, String reason) {}

  static DataProtection nothing(PersonId person) {
    return new DataProtection(person, List.of());
  }

  /** Whether the identity is shown to an actor now, by the machine's clock. */
  public boolean isShownTo(ActorId actor, Instant now) {
    return unmaskings.stream().anyMatch(one -> one.by().equals(actor) && now.isBefore(one.until()));
  }

  DataProtection after(ProtectionEvent event, Instant at) {
    return switch (event) {
      case IdentityProtected e -> this;
      // who is marked again later is masked at once
      case IdentityUnprotected e -> new DataProtection(person, ended());
      case IdentityUnmasked e -> {
        List<Unmasking> next = new ArrayList<>(unmaskings);
        next.add(new Unmasking(e.by(), at, e.until(), e.reason()));
        yield new DataProtection(person, List.copyOf(next));
      }
    };
  }

  private List<Unmasking> ended() {
    return unmaskings.stream()
        .map(one -> new Unmasking(one.by(), one.at(), Instant.EPOCH, one.reason()))
        .toList();
  }
}
