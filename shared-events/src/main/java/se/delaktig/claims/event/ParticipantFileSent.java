package se.delaktig.claims.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A month's participant file was made to be handed in to SCB, or made anew after a correction. It
 * says what the log said where this event stands.
 *
 * @param month {@code 2019-10}
 */
@StoredAs("participant-file-sent")
public record ParticipantFileSent(ProjectId project, String month) implements ClaimEvent {}
