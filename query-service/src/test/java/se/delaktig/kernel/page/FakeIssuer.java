package se.delaktig.kernel.page;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of an OpenID Connect issuer as the pages need, where everybody signs in as Karin. */
final class FakeIssuer {
  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  final AtomicInteger refreshes = new AtomicInteger();
  final AtomicBoolean refusesRefresh = new AtomicBoolean();

  FakeIssuer() {
    try {
      key = new RSAKeyGenerator(2048).keyID("k1").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
      server.createContext("/oauth2/jwks", this::keys);
      server.createContext("/oauth2/authorize", this::authorize);
      server.createContext("/oauth2/token", this::tokens);
      server.createContext("/userinfo", this::userInfo);
      server.createContext("/connect/logout", this::endSession);
      server.createContext(
          "/oauth2/introspect", exchange -> json(exchange, 200, "{\"active\":false}"));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  String token(String subject) {
    return tokenFor("delaktig", subject);
  }

  String tokenFor(String audience, String subject) {
    return signed(
        claims(subject, Duration.ofMinutes(5))
            .audience(List.of(audience))
            .claim("client_id", "pages")
            .build());
  }

  /** What an issuer sends when it has signed somebody out. */
  String logoutToken(String audience, String subject) {
    return logoutToken(
        "logout+jwt",
        audience,
        subject,
        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
  }

  /** The same for Karin at the pages, of another type or telling of other events. */
  String logoutTokenWith(String type, Object events) {
    return logoutToken(type, "pages", "karin", events);
  }

  private String logoutToken(String type, String audience, String subject, Object events) {
    return signed(
        new JOSEObjectType(type),
        claims(subject, Duration.ofMinutes(2))
            .audience(List.of(audience))
            .jwtID(UUID.randomUUID().toString())
            .claim("events", events)
            .build());
  }

  private JWTClaimsSet.Builder claims(String subject, Duration lives) {
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .subject(subject)
        .issueTime(new Date())
        .expirationTime(Date.from(Instant.now().plus(lives)));
  }

  private String signed(JWTClaimsSet claims) {
    return signed(JOSEObjectType.JWT, claims);
  }

  private String signed(JOSEObjectType type, JWTClaimsSet claims) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").type(type).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keys(HttpExchange exchange) throws IOException {
    json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var asked = query(exchange.getRequestURI().getRawQuery());
    nonces.put("c0de", asked.get("nonce"));
    redirect(exchange, asked.get("redirect_uri") + "?code=c0de&state=" + asked.get("state"));
  }

  private void tokens(HttpExchange exchange) throws IOException {
    var asked = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if ("refresh_token".equals(asked.get("grant_type"))) {
      if (refusesRefresh.get()) {
        json(exchange, 400, "{\"error\":\"invalid_grant\"}");
        return;
      }
      refreshes.incrementAndGet();
    }
    var nonce = nonces.getOrDefault("c0de", "");
    var id = claims("karin", Duration.ofMinutes(5)).audience("pages").claim("nonce", nonce).build();
    // It lives so briefly that the next use must renew it.
    var lives = asked.get("grant_type").equals("refresh_token") ? 300 : 1;
    json(
        exchange,
        200,
        """
        {"access_token":"%s","refresh_token":"r1","id_token":"%s","token_type":"Bearer","expires_in":%d}
        """
            .formatted(token("karin"), signed(id), lives));
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    json(exchange, 200, "{\"sub\":\"karin\",\"name\":\"Karin Nyström\"}");
  }

  private void endSession(HttpExchange exchange) throws IOException {
    redirect(
        exchange,
        query(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri")
            + "?utloggad");
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", URI.create(to).toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> query(String text) {
    var values = new HashMap<String, String>();
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      values.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return values;
  }
}
