package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * A person moved within or between workplaces of the same employer. Hours before that day stay
 * where they were.
 */
@StoredAs("workplace-changed")
public record WorkplaceChanged(PersonId person, Employment employment)
    implements ParticipantEvent {}
