package se.delaktig.kernel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class IssuerCallsTest {
  private HttpServer issuer;
  private String address;
  private RSAKey key;

  @BeforeEach
  void start() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k").generate();
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "http://localhost:" + issuer.getAddress().getPort();
    issuer.createContext("/keys", this::keys);
    issuer.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", address + "/keys");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  @Test
  void theIssuersKeysAreFetchedFromWhereTheSettingsSay() throws JOSEException {
    NimbusJwtDecoder decoder = decoder("/keys");

    assertThat(decoder.decode(token()).getSubject()).isEqualTo("lo");
  }

  @Test
  void theIssuersKeysAreNotFetchedFromWhereARedirectLeads() throws JOSEException {
    NimbusJwtDecoder decoder = decoder("/moved");
    String token = token();

    assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
  }

  private NimbusJwtDecoder decoder(String keys) {
    return NimbusJwtDecoder.withJwkSetUri(address + keys)
        .restOperations(IssuerCalls.client())
        .build();
  }

  private void keys(HttpExchange exchange) throws IOException {
    byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, set.length);
    exchange.getResponseBody().write(set);
    exchange.close();
  }

  private String token() throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            new JWTClaimsSet.Builder()
                .subject("lo")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
