package se.delaktig.kernel.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accounts at the issuer brought along, and the invitations to open one. Whoever asks here must
 * have been let through by the access decision first; the issuer knows no roles.
 *
 * <p>Every answer is empty where the issuer cannot be reached, or is another one that looks after
 * its accounts itself.
 */
public interface AccountDirectory {
  /** Everybody who can sign in, and everybody who has been asked to. */
  Optional<Everybody> everybody();

  /** Invites somebody; the link is told this once. */
  Optional<Invited> invite(String displayName, int days);

  /** Gives a new link in place of one that has not been used. */
  Optional<Invited> renew(String subject, int days);

  /** Takes an unused invitation back. */
  boolean takeBack(String subject);

  /** Shuts an account, or opens it again. */
  boolean shut(String subject, boolean disabled);

  /**
   * @param accounts by username
   * @param invitations that nobody has used, newest first
   */
  record Everybody(List<Listed> accounts, List<Waiting> invitations) {
    /** The account with a username, letter case aside. */
    public Optional<Listed> named(String username) {
      return accounts.stream()
          .filter(account -> account.username().equalsIgnoreCase(username.strip()))
          .findFirst();
    }
  }

  /**
   * An account.
   *
   * @param subject the same for ever
   * @param created by the machine's clock
   * @param disabled whether it is shut
   */
  record Listed(
      String subject, String username, String displayName, Instant created, boolean disabled) {}

  /**
   * An invitation that nobody has used.
   *
   * @param expires by the machine's clock
   */
  record Waiting(String subject, String displayName, Instant expires) {}

  /**
   * An invitation just made.
   *
   * @param subject the account that it will open
   * @param link a credential: shown to whoever invited, and nowhere else
   * @param expires by the machine's clock
   */
  record Invited(String subject, String link, Instant expires) {}
}
