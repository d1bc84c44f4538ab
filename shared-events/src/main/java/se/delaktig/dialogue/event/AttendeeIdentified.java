package se.delaktig.dialogue.event;

import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * It was settled who an unidentified attendee was.
 *
 * @param person who it was; absent when it was nobody whose hours can be recorded
 */
@StoredAs("attendee-identified")
public record AttendeeIdentified(DialogueSessionId session, String ref, @Nullable PersonId person)
    implements DialogueEvent {}
