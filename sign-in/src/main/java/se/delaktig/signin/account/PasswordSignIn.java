package se.delaktig.signin.account;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import se.delaktig.signin.Account;

/**
 * Username and password. Whoever is signed in goes by the account's subject from then on, which so
 * becomes the {@code sub} of the tokens; the username stays here.
 */
@Component
public class PasswordSignIn implements AuthenticationProvider {
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

  @Override
  public Authentication authenticate(Authentication typed) {
    String username = typed.getName();
    String address =
        typed.getDetails() instanceof WebAuthenticationDetails details
            ? Optional.ofNullable(details.getRemoteAddress()).orElse("")
            : "";
    Optional<Duration> wait = throttle.begin(username, address);
    if (wait.isPresent()) {
      throw new TooManyTriesException(wait.get());
    }
    Authentication known = passwords.authenticate(typed);
    throttle.succeeded(username, address);
    return known;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return passwords.supports(authentication);
  }

  /** Somebody who has just chosen their password, and so need not type it again. */
  public static Authentication asJustOpened(Account account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        User.withUsername(account.subject()).password("").authorities(List.of()).build(),
        null,
        List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
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
