package se.delaktig.kernel;

import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.participants.event.PersonId;

/**
 * Who asks, and in what role the right was given.
 *
 * @param person which of the project's people it is, where that is known
 */
public record Acting(ActorId actor, Role role, @Nullable PersonId person) {}
