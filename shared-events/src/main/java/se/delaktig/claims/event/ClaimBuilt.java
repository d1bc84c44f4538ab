package se.delaktig.claims.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A claim was built, or built anew before it was submitted. It is frozen where this event stands in
 * the log: its figures follow from what comes before, and from nothing later.
 *
 * @param number counts up from 1 within the project
 * @param months closed months that no earlier claim has, {@code 2019-10}, oldest first; what has
 *     changed in earlier months belongs to the claim as a correction
 */
@StoredAs("claim-built")
public record ClaimBuilt(ClaimId claim, ProjectId project, int number, List<String> months)
    implements ClaimEvent {}
