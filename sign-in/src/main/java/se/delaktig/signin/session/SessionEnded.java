package se.delaktig.signin.session;

/**
 * A session is over before its time; whatever hangs on it ends with it.
 *
 * @param id the session's
 * @param subject whose it was
 */
public record SessionEnded(String id, String subject) {}
