package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.account.SecondFactors;
import se.delaktig.signin.passkey.Passkeys;
import se.delaktig.signin.session.Session;
import se.delaktig.signin.session.Sessions;
import se.delaktig.signin.session.SignedIn;

/** Signing in by two steps where the office requires it of everybody. */
@Component
public class TwoSteps {
  /** Where whoever has taken one step takes the other. */
  static final String PAGE = "/konto/steg-tva";

  private final SignInSettings settings;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final SignedIn signedIn;
  private final Sessions sessions;
  private final Onwards onwards;

  TwoSteps(
      SignInSettings settings,
      SecondFactors factors,
      Passkeys passkeys,
      SignedIn signedIn,
      Sessions sessions,
      Onwards onwards) {
    this.settings = settings;
    this.factors = factors;
    this.passkeys = passkeys;
    this.signedIn = signedIn;
    this.sessions = sessions;
    this.onwards = onwards;
  }

  /** The session of somebody who has a step left to take. */
  Optional<Session> halfTaken(@Nullable Authentication known) {
    return areRequired()
        ? signedIn.sessionOf(known).filter(session -> !session.twoFactors())
        : Optional.empty();
  }

  /**
   * Whether an account has a code app or a passkey; then nobody else may choose its second step.
   */
  public boolean areChosen(String subject) {
    return factors.areOn(subject) || hasPasskey(subject);
  }

  boolean hasPasskey(String subject) {
    return !passkeys.of(subject).isEmpty();
  }

  /** Whether an account would be left with its password only by losing one thing more. */
  boolean wouldBeLast(String subject) {
    return areRequired() && passkeys.of(subject).size() + (factors.areOn(subject) ? 1 : 0) <= 1;
  }

  /**
   * Notes that the second step has been taken.
   *
   * @return where to go now: on with the sign-in that was waiting for it, or back to the account
   */
  String taken(Authentication known, HttpServletRequest request, HttpServletResponse response) {
    Optional<Session> waiting = halfTaken(known);
    signedIn.sessionOf(known).ifPresent(session -> sessions.shownTwoFactors(session.id()));
    return waiting.isPresent() ? onwards.from(request, response) : "/konto";
  }

  private boolean areRequired() {
    return settings.secondFactor() == SignInSettings.SecondFactor.REQUIRED;
  }
}
