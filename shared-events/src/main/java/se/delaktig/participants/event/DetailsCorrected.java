package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * A person's name or contact details were corrected in the person register. What they were and are
 * is no part of the log.
 */
@StoredAs("details-corrected")
public record DetailsCorrected(PersonId person) implements ParticipantEvent {}
