package se.delaktig.kernel.page;

import org.springframework.security.core.AuthenticationException;

/** The person's token can no longer be used or renewed; the way on is the sign-in. */
public class SignedOut extends AuthenticationException {
  SignedOut(String why) {
    super(why);
  }
}
