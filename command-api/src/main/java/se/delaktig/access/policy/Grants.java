package se.delaktig.access.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.delaktig.access.event.AccessEvent;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.AccessWithdrawn;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.participants.event.PersonId;

/** The grants of one ledger that have not been withdrawn, in the order they were given. */
public record Grants(List<AccessGranted> standing) {
  public static Grants none() {
    return new Grants(List.of());
  }

  public Grants after(AccessEvent event) {
    List<AccessGranted> next = new ArrayList<>(standing);
    switch (event) {
      case AccessGranted granted -> {
        next.removeIf(old -> old.grant().equals(granted.grant()));
        next.add(granted);
      }
      case AccessWithdrawn withdrawn -> next.removeIf(old -> old.grant().equals(withdrawn.grant()));
    }
    return new Grants(List.copyOf(next));
  }

  /** An actor's grants in any of the roles, in force that day. */
  public Stream<AccessGranted> of(ActorId actor, Set<Role> roles, LocalDate day) {
    return standing.stream()
        .filter(grant -> grant.actor().equals(actor) && roles.contains(grant.role()))
        .filter(grant -> !day.isBefore(grant.from()))
        .filter(grant -> grant.until() == null || !day.isAfter(grant.until()));
  }

  /** Who an actor is among the project's people, where that has been said. */
  public Optional<PersonId> personOf(ActorId actor) {
    return standing.stream()
        .filter(grant -> grant.actor().equals(actor))
        .flatMap(grant -> Stream.ofNullable(grant.person()))
        .findFirst();
  }
}
