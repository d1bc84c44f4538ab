package se.delaktig.kernel.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/**
 * Remembers for a moment what the issuer said of a token, so that a program that asks often does
 * not have the issuer asked as often. A token that is withdrawn is refused once the moment is over;
 * that one was refused is not remembered.
 */
final class RememberedTokens implements OpaqueTokenIntrospector {
  /** The longest that a withdrawn token goes on being taken. */
  static final Duration MOMENT = Duration.ofSeconds(30);

  static final int MOST = 10_000;

  private final OpaqueTokenIntrospector issuer;
  private final InstantSource clock;
  private final Map<String, Said> said =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
          return size() > MOST;
        }
      };

  RememberedTokens(OpaqueTokenIntrospector issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  private record Said(OAuth2AuthenticatedPrincipal whose, Instant until) {}

  @Override
  public OAuth2AuthenticatedPrincipal introspect(String token) {
    String key = hash(token);
    // The moment begins before the question: what is withdrawn while it is answered counts.
    Instant now = clock.instant();
    synchronized (said) {
      Said before = said.get(key);
      if (before != null && now.isBefore(before.until())) {
        return before.whose();
      }
      said.remove(key);
    }
    OAuth2AuthenticatedPrincipal whose = issuer.introspect(token);
    synchronized (said) {
      said.put(key, new Said(whose, until(now, whose)));
    }
    return whose;
  }

  private static Instant until(Instant now, OAuth2AuthenticatedPrincipal whose) {
    Instant moment = now.plus(MOMENT);
    return whose.getAttribute(OAuth2TokenIntrospectionClaimNames.EXP) instanceof Instant ends
            && ends.isBefore(moment)
        ? ends
        : moment;
  }

  int size() {
    synchronized (said) {
      return said.size();
    }
  }

  /** The memory holds nothing that opens anything. */
  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
