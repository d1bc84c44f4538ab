package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * The browsers' sessions, so that those whose sign-in has ended at the issuer can be ended here: on
 * another device, by an administrator, or because the account was shut.
 */
final class SessionsHere implements HttpSessionListener, HttpSessionIdListener, LogoutHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SessionsHere.class);

  private final OidcSessionRegistry signIns;
  private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();

  SessionsHere(OidcSessionRegistry signIns) {
    this.signIns = signIns;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    sessions.put(event.getSession().getId(), event.getSession());
  }

  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
    sessions.remove(oldSessionId);
    sessions.put(event.getSession().getId(), event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    sessions.remove(event.getSession().getId());
  }

  /** Ends the sessions of the sign-in, or of the account, that the issuer says has ended. */
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication told) {
    if (told != null && told.getPrincipal() instanceof OidcLogoutToken token) {
      signIns.removeSessionInformation(token).forEach(ended -> end(ended.getSessionId()));
    }
  }

  private void end(String id) {
    HttpSession session = sessions.remove(id);
    if (session == null) {
      return;
    }
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      LOG.debug("The session had ended by itself meanwhile", e);
    }
  }
}
