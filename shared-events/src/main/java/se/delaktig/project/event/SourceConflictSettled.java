package se.delaktig.project.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * The project chose which of two contradicting figures in its source the plan stands on. Both stay
 * readable.
 *
 * @param conflict the conflict's id in the plan
 * @param chosen the id of the chosen alternative
 */
@StoredAs("source-conflict-settled")
public record SourceConflictSettled(ProjectId project, String conflict, String chosen)
    implements ProjectEvent {}
