package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * An employee was registered. Who it is lies sealed in the person register. Becomes a participant
 * (deltagare) at the first attended activity.
 *
 * @param ageGroup at registration, so that it stands when the person's details are erased
 */
@StoredAs("participant-registered")
public record ParticipantRegistered(
    PersonId person, Sex sex, AgeGroup ageGroup, Employment employment)
    implements ParticipantEvent {}
