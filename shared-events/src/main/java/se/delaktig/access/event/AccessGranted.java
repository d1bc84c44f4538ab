package se.delaktig.access.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * An actor was given a role.
 *
 * @param person who the actor is among the project's people, where it is one of them
 * @param from the first day
 * @param until the last day; absent when open-ended
 */
@StoredAs("access-granted")
public record AccessGranted(
    GrantId grant,
    ActorId actor,
    Role role,
    Scope scope,
    @Nullable PersonId person,
    LocalDate from,
    @Nullable LocalDate until,
    Reason reason)
    implements AccessEvent {
  /** Why it was given. */
  public enum Reason {
    APPOINTED_IN_PROJECT,
    RESPONSIBLE_FOR_WORKPLACE,
    LEADS_DIALOGUE,
    MEMBER_OF_STEERING_GROUP,
    CONTRACTED_EVALUATOR,
    STATUTORY_DUTY,
    FIRST_ADMINISTRATOR
  }
}
