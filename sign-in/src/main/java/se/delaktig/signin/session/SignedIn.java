package se.delaktig.signin.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import se.delaktig.signin.SignInSettings;

/**
 * Puts somebody who has shown who they are into the browser's session, however they did it. They go
 * by the account's subject from then on, which so becomes the {@code sub} of the tokens; the
 * session's id goes along as the authentication's details.
 */
@Component
public class SignedIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignedIn.class);
  private static final String STAY = "DELAKTIG_SIGNIN_STAY";

  private final Sessions sessions;
  private final SignInSettings settings;
  private final InstantSource clock;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  SignedIn(Sessions sessions, SignInSettings settings, InstantSource clock) {
    this.sessions = sessions;
    this.settings = settings;
    this.clock = clock;
  }

  /** By what somebody has shown who they are. */
  public enum Way {
    PASSWORD,
    PASSWORD_AND_CODE,
    PASSKEY,
    KEPT;

    /** A passkey is two: the device, and what unlocks it. */
    private boolean isOfTwoFactors() {
      return switch (this) {
        case PASSWORD_AND_CODE, PASSKEY -> true;
        case PASSWORD, KEPT -> false;
      };
    }
  }

  /** Begins a session for whoever holds this browser. */
  public void begin(
      String subject,
      Way way,
      boolean stay,
      HttpServletRequest request,
      HttpServletResponse response) {
    sessionOf(SecurityContextHolder.getContext().getAuthentication())
        .ifPresent(old -> sessions.end(old.subject(), old.id()));
    Device device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
    Sessions.Begun begun = sessions.begin(subject, device, stay, way.isOfTwoFactors());
    if (begun.code() != null) {
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(begun.code(), settings.stay()));
    }
    put(begun.session(), way, request, response);
    LOG.info("{} signed in by {}", subject, way);
  }

  /** Takes up the session that this browser keeps a code for. */
  Optional<Session> resume(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> code = code(request);
    Optional<Session> kept = code.flatMap(sessions::keptBy);
    if (kept.isPresent()) {
      put(kept.get(), Way.KEPT, request, response);
    } else if (code.isPresent()) {
      forget(response);
    }
    return kept;
  }

  /** Leaves the browser without any trace of its session. */
  public void leave(HttpServletRequest request, HttpServletResponse response) {
    var held = request.getSession(false);
    if (held != null) {
      held.invalidate();
    }
    SecurityContextHolder.clearContext();
    if (code(request).isPresent()) {
      forget(response);
    }
  }

  /** The session that an authentication belongs to, if it still stands. */
  public Optional<Session> sessionOf(@Nullable Authentication known) {
    return known != null && known.getDetails() instanceof String id
        ? sessions.standing(id).filter(session -> session.subject().equals(known.getName()))
        : Optional.empty();
  }

  private void put(
      Session session, Way way, HttpServletRequest request, HttpServletResponse response) {
    UsernamePasswordAuthenticationToken known =
        UsernamePasswordAuthenticationToken.authenticated(
            User.withUsername(session.subject()).password("").authorities(List.of()).build(),
            null,
            authorities(way));
    known.setDetails(session.id());
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(known);
    request.getSession();
    // A session id that somebody else may know must not become a signed-in one.
    request.changeSessionId();
    Duration left = Duration.between(clock.instant(), session.ends());
    Duration idle = session.stays() ? left : settings.session();
    request.getSession().setMaxInactiveInterval((int) idle.toSeconds());
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  private static List<GrantedAuthority> authorities(Way way) {
    return switch (way) {
      case PASSWORD -> List.of(factor(FactorGrantedAuthority.PASSWORD_AUTHORITY));
      case PASSWORD_AND_CODE ->
          List.of(
              factor(FactorGrantedAuthority.PASSWORD_AUTHORITY),
              factor(FactorGrantedAuthority.OTT_AUTHORITY));
      case PASSKEY -> List.of(factor(FactorGrantedAuthority.WEBAUTHN_AUTHORITY));
      case KEPT -> List.of();
    };
  }

  private static GrantedAuthority factor(String authority) {
    return FactorGrantedAuthority.fromAuthority(authority);
  }

  private Optional<String> code(HttpServletRequest request) {
    Cookie[] sent = request.getCookies();
    return sent == null
        ? Optional.empty()
        : Arrays.stream(sent)
            .filter(cookie -> cookie.getName().equals(settings.cookie(STAY)))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty())
            .findFirst();
  }

  private void forget(HttpServletResponse response) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
  }

  private String cookie(String value, Duration age) {
    return ResponseCookie.from(settings.cookie(STAY), value)
        .httpOnly(true)
        .secure(settings.secure())
        .sameSite("Lax")
        .path("/")
        .maxAge(age)
        .build()
        .toString();
  }
}
