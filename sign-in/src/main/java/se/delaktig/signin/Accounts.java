package se.delaktig.signin;

import java.time.Duration;
import java.util.Optional;

/** Everybody who can sign in here. */
public interface Accounts {

  /**
   * Opens an account with a password chosen by the caller, who answers for its strength.
   *
   * @throws UsernameTakenException if another account has the username, letter case aside
   * @throws IllegalArgumentException if the username has other than letters, digits and {@code . _
   *     - @ +}, or a value is empty or too long
   */
  Account create(String username, String displayName, String rawPassword);

  /** The account with that username, letter case aside. */
  Optional<Account> find(String username);

  /**
   * Invites somebody to open an account.
   *
   * @param displayName proposed to the invited person, who may change it
   * @param validFor how long from now the link can be used; more than nothing
   */
  Invitation invite(String displayName, Duration validFor);

  /** True until the first account is opened. */
  boolean isEmpty();
}
