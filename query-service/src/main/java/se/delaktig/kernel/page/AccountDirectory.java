package se.delaktig.kernel.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The accounts at the issuer brought along, and the invitations to open one. Whoever asks here must
 * have been let through by the access decision first; the issuer knows no roles.
 *
 * <p>Every answer is empty where the issuer cannot be reached, or is another one that looks after
 * its accounts itself.
 */
public interface AccountDirectory {
  /**
   * Whether an issuer of the office's own looks after the accounts. Then nobody is listed here, and
   * rights are given to accounts by the ids that the issuer's tokens say.
   */
  boolean isElsewhere();

  /** What an account's id at another issuer may be. */
  Pattern ID_ELSEWHERE = Pattern.compile("[A-Za-z0-9._~:@|+-]{1,200}");

  /** Everybody who can sign in, and everybody who has been asked to. */
  Optional<Everybody> everybody();

  /** The programs that work for somebody, the newest first. */
  Optional<List<Program>> programs();

  /**
   * A program that works for an account.
   *
   * @param owner the account's subject
   * @param scopes what it may ask for, as {@link se.delaktig.kernel.token.ProgramScopes} names it
   */
  record Program(String id, String name, String owner, Set<String> scopes, Instant created) {}

  /** Makes a program; its secret is told this once. */
  Optional<MadeProgram> makeProgram(String owner, String name, Set<String> scopes);

  /** By what a program gets its tokens. */
  record MadeProgram(String id, String secret) {}

  /**
   * A link by which an account's holder chooses another password; told this once.
   *
   * @param withoutSteps whether the holder has lost code app and passkeys as well, so that they go
   *     with the old password
   */
  Optional<Invited> passwordLink(String subject, int days, boolean withoutSteps);

  /**
   * Withdraws a program, and what it has been given with it.
   *
   * @return whether it is gone
   */
  boolean withdrawProgram(String id);

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
   * @param twoSteps whether its holder has a code app or a passkey
   */
  record Listed(
      String subject,
      String username,
      String displayName,
      Instant created,
      boolean disabled,
      boolean twoSteps) {}

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
