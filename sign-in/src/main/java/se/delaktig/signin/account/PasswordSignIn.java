package se.delaktig.signin.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;

/** Checks username and password; an unknown name takes as long as a wrong password. */
@Component
public class PasswordSignIn {
  private final AccountStore accounts;
  private final Throttle throttle;
  private final DaoAuthenticationProvider passwords;

  PasswordSignIn(AccountStore accounts, PasswordEncoder encoder, Throttle throttle) {
    this.accounts = accounts;
    this.throttle = throttle;
    this.passwords = new DaoAuthenticationProvider(this::known);
    passwords.setPasswordEncoder(encoder);
    // Whether an account is disabled is told to nobody who doesn't know its password.
    passwords.setPreAuthenticationChecks(user -> {});
    passwords.setPostAuthenticationChecks(new AccountStatusUserDetailsChecker());
  }

  /** What became of a try. */
  public sealed interface Outcome {
    record Known(Account account) implements Outcome {}

    /** The same for an unknown username, a wrong password and a disabled account. */
    record NotMatching() implements Outcome {}

    /** Tried too often from this origin; whether the username exists plays no part. */
    record Waiting(Duration left) implements Outcome {}
  }

  /**
   * Tries a password.
   *
   * @param origin the browser or address that the try came from, by which tries are counted
   */
  public Outcome tried(String username, String password, String origin) {
    Optional<Duration> wait = throttle.begin(username, origin);
    if (wait.isPresent()) {
      return new Outcome.Waiting(wait.get());
    }
    String subject;
    try {
      subject =
          passwords
              .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(username, password))
              .getName();
    } catch (BadCredentialsException | AccountStatusException refused) {
      return new Outcome.NotMatching();
    }
    throttle.succeeded(username, origin);
    return accounts
        .withSubject(subject)
        .<Outcome>map(stored -> new Outcome.Known(stored.account()))
        .orElseGet(Outcome.NotMatching::new);
  }

  private UserDetails known(String username) {
    StoredAccount stored =
        accounts
            .withUsername(username)
            .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    return User.withUsername(stored.account().subject())
        .password(stored.password())
        .disabled(stored.disabled())
        .authorities(List.of())
        .build();
  }
}
