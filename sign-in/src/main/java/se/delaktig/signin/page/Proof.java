package se.delaktig.signin.page;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import se.delaktig.signin.session.SignedIn;

/**
 * Whether somebody has shown only just now who they are. What changes how an account is signed in
 * to asks for that, so that a device left unlocked does not lose its holder the account.
 */
@Component
class Proof {
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Where it is shown once more. */
  static final String PAGE = "/konto/bekrafta";

  private final SignedIn signedIn;
  private final InstantSource clock;

  Proof(SignedIn signedIn, InstantSource clock) {
    this.signedIn = signedIn;
    this.clock = clock;
  }

  boolean isFresh(Authentication holder) {
    return signedIn
        .sessionOf(holder)
        .filter(session -> clock.instant().isBefore(session.proved().plus(FRESH)))
        .isPresent();
  }
}
