package se.delaktig.dialogue.event;

import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * It was settled who an unidentified attendee was.
 *
 * @param person who it was; absent when it was nobody whose hours can be recorded
 * @param held the session as it now stands
 */
@StoredAs("attendee-identified")
public record AttendeeIdentified(
    DialogueSessionId session, String ref, @Nullable PersonId person, HeldSession held)
    implements DialogueEvent {}
