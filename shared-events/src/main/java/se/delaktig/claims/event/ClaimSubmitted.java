package se.delaktig.claims.event;

import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * A claim was handed in to the fund.
 *
 * @param files what was handed in; none when it was handed in by other means
 */
@StoredAs(value = "claim-submitted", revision = 2)
public record ClaimSubmitted(ClaimId claim, List<IssuedFile> files) implements ClaimEvent {}
