package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.delaktig.signin.Account;

/**
 * Somebody whose password was right and who has yet to type a code. Nobody is signed in meanwhile.
 *
 * @param stay whether the device is to stay signed in
 * @param until when the password has to be typed anew
 */
record HalfWay(String subject, String username, boolean stay, Instant until)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
  private static final String KEY = HalfWay.class.getName();
  private static final Duration TIME = Duration.ofMinutes(5);

  static void remember(HttpServletRequest request, Account account, boolean stay, Instant now) {
    request
        .getSession()
        .setAttribute(
            KEY, new HalfWay(account.subject(), account.username(), stay, now.plus(TIME)));
  }

  static Optional<HalfWay> of(HttpServletRequest request, Instant now) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(KEY) instanceof HalfWay halfWay
            && now.isBefore(halfWay.until())
        ? Optional.of(halfWay)
        : Optional.empty();
  }

  static void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(KEY);
    }
  }
}
