package se.delaktig.signin.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * A try that did not succeed, kept until the page that tells of it.
 *
 * @param username as typed, at most as long as a username can be
 */
record FailedTry(String username, Reason reason) implements Serializable {
  @Serial private static final long serialVersionUID = 1L;
  private static final String KEY = FailedTry.class.getName();
  private static final int LONGEST = 64;

  FailedTry {
    username = username.substring(0, Math.min(username.length(), LONGEST));
  }

  /** Why it did not succeed. */
  sealed interface Reason extends Serializable {}

  /** The same for an unknown username and a wrong password. */
  record NotMatching() implements Reason {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** The code app's code, or the recovery code, was not right. */
  record WrongCode() implements Reason {
    @Serial private static final long serialVersionUID = 1L;
  }

  record Waiting(Duration left) implements Reason {
    @Serial private static final long serialVersionUID = 1L;
  }

  record TooOld() implements Reason {
    @Serial private static final long serialVersionUID = 1L;
  }

  void remember(HttpServletRequest request) {
    request.getSession().setAttribute(KEY, this);
  }

  static Optional<FailedTry> take(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(KEY) instanceof FailedTry failed)) {
      return Optional.empty();
    }
    session.removeAttribute(KEY);
    return Optional.of(failed);
  }
}
