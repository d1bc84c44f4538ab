package se.delaktig.signin.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import se.delaktig.signin.keys.KeyFolder;
import se.delaktig.signin.keys.Seal;

class MongoAuthorizationsTest {
  private static final RegisteredClient CLIENT =
      RegisteredClient.withId("c")
          .clientId("c")
          .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
          .redirectUri("http://localhost/back")
          .build();
  private static final RegisteredClient ANOTHER =
      RegisteredClient.from(CLIENT).id("d").clientId("d").build();

  @TempDir Path folder;
  private final MongoServer server = new MongoServer(new MemoryBackend());
  private MongoClient client;
  private MongoDatabase database;
  private Seal seal;
  private Instant now = Instant.parse("2026-01-05T08:00:00Z");

  @BeforeEach
  void bind() {
    server.bind();
    client = MongoClients.create(server.getConnectionString());
    database = client.getDatabase("test");
    seal = new Seal(new KeyFolder(folder));
  }

  @AfterEach
  void shutDown() {
    client.close();
    server.shutdownNow();
  }

  @Test
  void anAuthorizationIsFoundByEachOfItsTokensAndIsTheSame() {
    MongoAuthorizations authorizations = of(CLIENT);
    OAuth2Authorization saved = authorization("one");

    authorizations.save(saved);

    assertThat(authorizations.findById("one")).isEqualTo(saved);
    assertThat(authorizations.findByToken("access-one", OAuth2TokenType.ACCESS_TOKEN))
        .isEqualTo(saved);
    assertThat(authorizations.findByToken("refresh-one", null)).isEqualTo(saved);
    assertThat(authorizations.findByToken("state-one", new OAuth2TokenType("state")))
        .isEqualTo(saved);
    assertThat(authorizations.findByToken("access-one", OAuth2TokenType.REFRESH_TOKEN)).isNull();
    assertThat(authorizations.findByToken("access-two", null)).isNull();
  }

  @Test
  void whatHasExpiredIsForgottenAndTheRestKept() {
    MongoAuthorizations authorizations = of(CLIENT);
    authorizations.save(authorization("old"));
    now = now.plus(Duration.ofHours(11));
    authorizations.save(authorization("new"));

    authorizations.forgetExpired();
    assertThat(authorizations.findById("old")).isNotNull();

    now = now.plus(Duration.ofHours(2));
    authorizations.forgetExpired();
    assertThat(authorizations.findById("old")).isNull();
    assertThat(authorizations.findById("new")).isNotNull();
  }

  @Test
  void aClientTakenOutOfTheSettingsHasNoAuthorizationsLeft() {
    of(CLIENT, ANOTHER).save(authorization("one"));

    assertThat(of(ANOTHER).findByToken("access-one", null)).isNull();
  }

  @Test
  void aSealedValueOpensOnlyUnderItsOwnName() throws GeneralSecurityException {
    byte[] sealed = seal.seal("one", "hemligt".getBytes(StandardCharsets.UTF_8));

    assertThat(seal.open("one", sealed)).asString(StandardCharsets.UTF_8).isEqualTo("hemligt");
    assertThatThrownBy(() -> seal.open("two", sealed)).isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void aConsentIsKeptUntilItIsTakenBack() {
    MongoConsents consents = new MongoConsents(database);
    OAuth2AuthorizationConsent consent =
        OAuth2AuthorizationConsent.withId("c", "somebody").scope("profile").build();

    consents.save(consent);
    consents.save(consent);
    assertThat(consents.findById("c", "somebody")).isEqualTo(consent);
    assertThat(consents.findById("c", "another")).isNull();

    consents.remove(consent);
    assertThat(consents.findById("c", "somebody")).isNull();
  }

  private MongoAuthorizations of(RegisteredClient... clients) {
    return new MongoAuthorizations(
        database, new InMemoryRegisteredClientRepository(clients), seal, () -> now);
  }

  private OAuth2Authorization authorization(String id) {
    return OAuth2Authorization.withRegisteredClient(CLIENT)
        .id(id)
        .principalName("somebody")
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizedScopes(Set.of("openid", "delaktig"))
        .attribute("state", "state-" + id)
        .accessToken(
            new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER,
                "access-" + id,
                now,
                now.plus(Duration.ofMinutes(10)),
                Set.of("delaktig")))
        .refreshToken(new OAuth2RefreshToken("refresh-" + id, now, now.plus(Duration.ofHours(12))))
        .build();
  }
}
