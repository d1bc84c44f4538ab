package se.delaktig.access.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * A role is to be given to an actor, once somebody else than who asked for it has confirmed it.
 *
 * @param by who asked for it
 * @param person who the actor is among the project's people, where it is one of them
 * @param from the first day
 * @param until the last day; absent when open-ended
 */
@StoredAs("access-proposed")
public record AccessProposed(
    GrantId grant,
    ActorId by,
    ActorId actor,
    Role role,
    Scope scope,
    @Nullable PersonId person,
    LocalDate from,
    @Nullable LocalDate until,
    AccessGranted.Reason reason)
    implements AccessEvent {
  /** The right as it is given when it is confirmed. */
  public AccessGranted confirmed() {
    return new AccessGranted(grant, actor, role, scope, person, from, until, reason);
  }
}
