package se.delaktig.signin;

import java.time.Instant;

/**
 * A one-time right to open an account. The link is the issuer's address followed by {@code
 * /inbjudan/} and the code; whoever holds it may use it, so it is given to one person only.
 *
 * @param subject the id that the account will have, so that access can be granted beforehand
 * @param code 256 random bits; only its hash is stored, so it can't be shown again
 * @param expires by the machine's clock
 */
public record Invitation(String subject, String code, Instant expires) {}
