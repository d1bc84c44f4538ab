package se.delaktig.signin;

/**
 * Somebody who can sign in.
 *
 * @param subject random id, never reused; the {@code sub} of every token
 * @param username what is typed when signing in, as its holder wrote it
 * @param displayName the name shown to others
 */
public record Account(String subject, String username, String displayName) {}
