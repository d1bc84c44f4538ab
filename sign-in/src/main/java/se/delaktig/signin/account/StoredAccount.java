package se.delaktig.signin.account;

import se.delaktig.signin.Account;

/**
 * An account with what only the sign-in may see.
 *
 * @param password the password's hash, with the name of the way it was made
 * @param disabled signs in no more, and gets no new tokens
 */
public record StoredAccount(Account account, String password, boolean disabled) {}
