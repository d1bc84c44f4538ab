package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** A registered person turned out to have another employer in the project too. */
@StoredAs("employment-added")
public record EmploymentAdded(PersonId person, Employment employment) implements ParticipantEvent {}
