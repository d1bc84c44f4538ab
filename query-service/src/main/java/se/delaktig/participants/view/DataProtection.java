package se.delaktig.participants.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.participants.event.HoldLifted;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.IdentityProtected;
import se.delaktig.participants.event.IdentityUnmasked;
import se.delaktig.participants.event.IdentityUnprotected;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.participants.event.TextsErased;

/**
 * What has been done about one person's own data.
 *
 * @param unmaskings every time that the protected identity was shown, oldest first
 * @param informed every time that the person was told what is done with the data, oldest first
 * @param hold why nothing may be erased now; absent when it may
 * @param erased absent while the person is not erased
 */
public record DataProtection(
    PersonId person,
    List<Unmasking> unmaskings,
    List<Informed> informed,
    HoldPlaced.@Nullable Reason hold,
    @Nullable Erased erased) {
  /**
   * A time that a protected identity was shown to somebody.
   *
   * @param at by the programme's clock
   * @param until by the machine's clock
   * @param reason the sealed text's id
   */
  public record Unmasking(ActorId by, Instant at, Instant until, String reason) {}

  /** A time that the person was told something. */
  public record Informed(LocalDate date, PersonInformed.What what, PersonInformed.How how) {}

  /**
   * What an erasure came to.
   *
   * @param at by the programme's clock
   */
  public record Erased(
      Instant at, PersonErased.Ground ground, int texts, int files, List<PersonErased.Kept> kept) {}

  static DataProtection nothing(PersonId person) {
    return new DataProtection(person, List.of(), List.of(), null, null);
  }

  /** Whether the identity is shown to an actor now, by the machine's clock. */
  public boolean isShownTo(ActorId actor, Instant now) {
    return unmaskings.stream().anyMatch(one -> one.by().equals(actor) && now.isBefore(one.until()));
  }

  DataProtection after(ProtectionEvent event, Instant at) {
    return switch (event) {
      case IdentityProtected e -> this;
      // who is marked again later is masked at once
      case IdentityUnprotected e -> new DataProtection(person, ended(), informed, hold, erased);
      case IdentityUnmasked e ->
          new DataProtection(
              person,
              with(unmaskings, new Unmasking(e.by(), at, e.until(), e.reason())),
              informed,
              hold,
              erased);
      case PersonInformed e ->
          new DataProtection(
              person,
              unmaskings,
              with(informed, new Informed(e.date(), e.what(), e.how())),
              hold,
              erased);
      case HoldPlaced e -> new DataProtection(person, unmaskings, informed, e.reason(), erased);
      case HoldLifted e -> new DataProtection(person, unmaskings, informed, null, erased);
      case PersonErased e ->
          new DataProtection(
              person,
              unmaskings,
              informed,
              hold,
              new Erased(at, e.ground(), e.texts(), e.files(), e.kept()));
      case TextsErased e -> this;
    };
  }

  private static <T> List<T> with(List<T> before, T next) {
    List<T> all = new ArrayList<>(before);
    all.add(next);
    return List.copyOf(all);
  }

  private List<Unmasking> ended() {
    return unmaskings.stream()
        .map(one -> new Unmasking(one.by(), one.at(), Instant.EPOCH, one.reason()))
        .toList();
  }
}
