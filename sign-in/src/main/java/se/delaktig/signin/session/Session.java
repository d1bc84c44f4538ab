package se.delaktig.signin.session;

import java.time.Instant;

/**
 * Somebody signed in on one device; all times by the machine's clock.
 *
 * @param id random; also the {@code sid} of its ID tokens
 * @param subject whose it is
 * @param begun when they signed in
 * @param proved when they last showed who they are, at the beginning or since
 * @param seen when something was last asked for in it
 * @param ends when it ends in any case
 * @param stays whether it outlives the browser being closed
 * @param twoFactors whether they have shown who they are by two factors
 */
public record Session(
    String id,
    String subject,
    Device device,
    Instant begun,
    Instant proved,
    Instant seen,
    Instant ends,
    boolean stays,
    boolean twoFactors) {}
