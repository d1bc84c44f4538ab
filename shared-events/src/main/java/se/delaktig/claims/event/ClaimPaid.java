package se.delaktig.claims.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.kernel.event.StoredAs;

/**
 * The fund's payment for a claim came in.
 *
 * @param paid the day it came
 * @param amount kronor
 */
@StoredAs("claim-paid")
public record ClaimPaid(ClaimId claim, LocalDate paid, BigDecimal amount) implements ClaimEvent {}
