package se.delaktig.claims.event;

import se.delaktig.kernel.event.StoredAs;

/** The fund sent a claim back to be corrected. */
@StoredAs("claim-returned")
public record ClaimReturned(ClaimId claim, Reason reason) implements ClaimEvent {
  /** Why. */
  public enum Reason {
    EVIDENCE_IS_MISSING,
    SIGNATURES_ARE_MISSING,
    AMOUNTS_DIFFER,
    REPORT_IS_INCOMPLETE,
    OTHER
  }
}
