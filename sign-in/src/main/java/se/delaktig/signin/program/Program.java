package se.delaktig.signin.program;

import java.time.Instant;
import java.util.Set;

/**
 * A program that works on behalf of an account.
 *
 * @param id its client id
 * @param name what whoever made it calls it
 * @param owner the subject of the account; the program never gets further than that
 * @param scopes what it may ask for
 * @param created by the machine's clock
 */
public record Program(String id, String name, String owner, Set<String> scopes, Instant created) {}
