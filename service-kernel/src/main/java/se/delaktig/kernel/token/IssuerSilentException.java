package se.delaktig.kernel.token;

import org.springframework.security.core.AuthenticationException;

/** The issuer could not be asked, so that for now nobody knows what a token is worth. */
public final class IssuerSilentException extends AuthenticationException {
  private static final long serialVersionUID = 1L;

  /** A code that programs can rely on. */
  public static final String CODE = "issuer.unavailable";

  IssuerSilentException(Throwable cause) {
    super("The issuer did not answer", cause);
  }
}
