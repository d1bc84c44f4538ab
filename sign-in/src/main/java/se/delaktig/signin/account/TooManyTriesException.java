package se.delaktig.signin.account;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The username was tried too often from this address; whether it exists plays no part. */
public class TooManyTriesException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  TooManyTriesException(Duration wait) {
    super("Too many tries; wait " + wait);
    this.wait = wait;
  }

  /** How long until the next try. */
  public Duration waiting() {
    return wait;
  }
}
