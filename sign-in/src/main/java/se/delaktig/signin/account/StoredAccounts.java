package se.delaktig.signin.account;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;
import se.delaktig.signin.Accounts;
import se.delaktig.signin.Invitation;

/** {@link Accounts} over the stores of this package. */
@Component
class StoredAccounts implements Accounts {
  private final AccountStore accounts;
  private final Invitations invitations;

  StoredAccounts(AccountStore accounts, Invitations invitations) {
    this.accounts = accounts;
    this.invitations = invitations;
  }

  @Override
  public Account create(String username, String displayName, String rawPassword) {
    return accounts
        .open(UUID.randomUUID().toString(), username, displayName, rawPassword)
        .orElseThrow(() -> new IllegalStateException("A new random subject had an account"));
  }

  @Override
  public Optional<Account> find(String username) {
    return accounts.withUsername(username).map(StoredAccount::account);
  }

  @Override
  public Invitation invite(String displayName, Duration validFor) {
    return invitations.invite(displayName, validFor);
  }

  @Override
  public boolean isEmpty() {
    return accounts.isEmpty();
  }
}
