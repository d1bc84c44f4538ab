package se.delaktig.access.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.AccessDeclined;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessProposed;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.FourEyesDecided;
import se.delaktig.access.event.FourEyesEndAsked;
import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;
import se.delaktig.participants.event.PersonId;

/**
 * The grants of one ledger.
 *
 * @param standing those that have not been withdrawn, in the order they were given
 * @param people who actors are among the project's people, where that has been said; an actor stays
 *     who it is when its right is withdrawn
 * @param proposed those that wait for somebody else to confirm them
 * @param fourEyes whether rights are given by two
 * @param endAskedBy who wants them to be given by one again; absent when nobody does
 */
public record Grants(
    List<AccessGranted> standing,
    Map<ActorId, PersonId> people,
    List<AccessProposed> proposed,
    boolean fourEyes,
    @Nullable ActorId endAskedBy) {
  public static Grants none() {
    return new Grants(List.of(), Map.of(), List.of(), false, null);
  }

  public Grants after(AccessEvent event) {
    return switch (event) {
      case AccessGranted granted -> granted(granted);
      case AccessWithdrawn withdrawn ->
          new Grants(without(withdrawn.grant()), people, proposed, fourEyes, endAskedBy);
      case AccessProposed asked -> {
        List<AccessProposed> next = new ArrayList<>(waitingBut(asked.grant()));
        next.add(asked);
        yield new Grants(standing, people, List.copyOf(next), fourEyes, endAskedBy);
      }
      case AccessDeclined declined ->
          new Grants(standing, people, waitingBut(declined.grant()), fourEyes, endAskedBy);
      case FourEyesDecided decided ->
          new Grants(standing, people, proposed, decided.required(), null);
      case FourEyesEndAsked asked -> new Grants(standing, people, proposed, fourEyes, asked.by());
    };
  }

  private Grants granted(AccessGranted granted) {
    List<AccessGranted> next = new ArrayList<>(without(granted.grant()));
    next.add(granted);
    Map<ActorId, PersonId> known = new HashMap<>(people);
    if (granted.person() != null) {
      known.put(granted.actor(), granted.person());
    }
    return new Grants(
        List.copyOf(next), Map.copyOf(known), waitingBut(granted.grant()), fourEyes, endAskedBy);
  }

  private List<AccessGranted> without(GrantId grant) {
    return standing.stream().filter(old -> !old.grant().equals(grant)).toList();
  }

  private List<AccessProposed> waitingBut(GrantId grant) {
    return proposed.stream().filter(one -> !one.grant().equals(grant)).toList();
  }

  /** A grant that waits to be confirmed. */
  public Optional<AccessProposed> waiting(GrantId grant) {
    return proposed.stream().filter(one -> one.grant().equals(grant)).findFirst();
  }

  /** An actor's grants in any of the roles, in force that day. */
  public Stream<AccessGranted> of(ActorId actor, Set<Role> roles, LocalDate day) {
    return in(roles, day).filter(grant -> grant.actor().equals(actor));
  }

  /** Everybody's grants in any of the roles, in force that day. */
  public Stream<AccessGranted> in(Set<Role> roles, LocalDate day) {
    return standing.stream()
        .filter(grant -> roles.contains(grant.role()))
        .filter(grant -> !day.isBefore(grant.from()))
        .filter(grant -> grant.until() == null || !day.isAfter(grant.until()));
  }

  /** Who an actor is among the project's people, where that has been said. */
  public Optional<PersonId> personOf(ActorId actor) {
    return Optional.ofNullable(people.get(actor));
  }
}
