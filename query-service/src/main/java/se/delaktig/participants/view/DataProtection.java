package se.delaktig.participants.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.participants.event.HoldLifted;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.event.ProtectionEvent;
import se.delaktig.participants.event.TextsErased;

/**
 * What has been done about one person's own data.
 *
 * @param informed every time that the person was told what is done with the data, oldest first
 * @param hold why nothing may be erased now; absent when it may
 * @param erased absent while the person is not erased
 */
public record DataProtection(
    PersonId person,
    List<Informed> informed,
    HoldPlaced.@Nullable Reason hold,
    @Nullable Erased erased) {
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
    return new DataProtection(person, List.of(), null, null);
  }

  DataProtection after(ProtectionEvent event, Instant at) {
    return switch (event) {
      case PersonInformed e ->
          new DataProtection(
              person, with(informed, new Informed(e.date(), e.what(), e.how())), hold, erased);
      case HoldPlaced e -> new DataProtection(person, informed, e.reason(), erased);
      case HoldLifted e -> new DataProtection(person, informed, null, erased);
      case PersonErased e ->
          new DataProtection(
              person, informed, hold, new Erased(at, e.ground(), e.texts(), e.files(), e.kept()));
      case TextsErased e -> this;
    };
  }

  private static <T> List<T> with(List<T> before, T next) {
    List<T> all = new ArrayList<>(before);
    all.add(next);
    return List.copyOf(all);
  }
}
