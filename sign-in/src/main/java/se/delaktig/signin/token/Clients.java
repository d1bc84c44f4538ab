package se.delaktig.signin.token;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import se.delaktig.signin.SignInSettings;
import se.delaktig.signin.keys.KeyFolder;
import se.delaktig.signin.program.Programs;

/** Who may ask for tokens: Delaktig's own pages, and the programs named in the settings. */
@Configuration(proxyBeanMethods = false)
class Clients {
  static final String PAGES = "pages";
  static final String DELAKTIG = "delaktig";

  /** Who asks for accounts and invitations: the pages, with a right of its own for that alone. */
  static final String ACCOUNTS = "accounts";

  @Bean
  AuthorizationServerSettings protocolSettings(SignInSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
  }

  /** The services' own client, which may do nothing but ask what a token is worth. */
  static final String SERVICES = "services";

  private static final String SERVICES_SECRET = "introspection-secret";

  @Bean
  RegisteredClientRepository registeredClients(
      SignInSettings settings, KeyFolder folder, Programs programs) {
    ClientSecrets secrets = new ClientSecrets();
    List<RegisteredClient> clients = new ArrayList<>();
    String secret = pagesSecret(settings, folder);
    clients.add(pages(settings, secrets, secret));
    clients.add(accounts(settings, secrets, secret));
    clients.add(services(secrets, secret(folder, folder.resolve(SERVICES_SECRET))));
    for (SignInSettings.Program program : settings.programs()) {
      clients.add(program(settings, secrets, program));
    }
    return new ProgramClients(
        new InMemoryRegisteredClientRepository(clients), programs, settings.accessToken());
  }

  private static RegisteredClient pages(
      SignInSettings settings, ClientSecrets secrets, String secret) {
    // The id stands in stored authorizations, so it must be the same after every start.
    return RegisteredClient.withId(PAGES)
        .clientId(PAGES)
        .clientName("Delaktig")
        .clientSecret(secrets.hash(secret))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
        .redirectUris(uris -> uris.addAll(settings.pagesRedirectUris()))
        .postLogoutRedirectUris(uris -> uris.addAll(settings.pagesLogoutUris()))
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .scope(DELAKTIG)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(
            TokenSettings.builder()
                .authorizationCodeTimeToLive(Duration.ofMinutes(2))
                .accessTokenTimeToLive(settings.accessToken())
                .refreshTokenTimeToLive(settings.refreshToken())
                .reuseRefreshTokens(false)
                .build())
        .build();
  }

  /**
   * Apart from the pages' own client, so that no sign-in of a person can ever ask for this scope.
   */
  private static RegisteredClient accounts(
      SignInSettings settings, ClientSecrets secrets, String secret) {
    return RegisteredClient.withId(ACCOUNTS)
        .clientId(ACCOUNTS)
        // Two clients never share a secret, so this one's is the pages' behind its own name.
        .clientSecret(secrets.hash(ACCOUNTS + "." + secret))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scope(ACCOUNTS)
        .tokenSettings(
            TokenSettings.builder().accessTokenTimeToLive(settings.accessToken()).build())
        .build();
  }

  private static RegisteredClient program(
      SignInSettings settings, ClientSecrets secrets, SignInSettings.Program program) {
    return RegisteredClient.withId("program:" + program.id())
        .clientId(program.id())
        .clientSecret(secrets.hash(program.secret()))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scopes(scopes -> scopes.addAll(program.scopes()))
        .tokenSettings(revocable(settings.accessToken()))
        .build();
  }

  /** Tokens that say nothing by themselves, so that whoever is shown one asks whether it holds. */
  static TokenSettings revocable(Duration life) {
    return TokenSettings.builder()
        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
        .accessTokenTimeToLive(life)
        .build();
  }

  private static RegisteredClient services(ClientSecrets secrets, String secret) {
    return RegisteredClient.withId(SERVICES)
        .clientId(SERVICES)
        .clientSecret(secrets.hash(secret))
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        // The protocol wants some grant of every client; without a scope its tokens open nothing.
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(revocable(Duration.ofMinutes(1)))
        .build();
  }

  private static String pagesSecret(SignInSettings settings, KeyFolder folder) {
    return secret(folder, Path.of(settings.pagesClientSecretFile()).toAbsolutePath().normalize());
  }

  private static String secret(KeyFolder folder, Path file) {
    byte[] stored = folder.readOrMake(file, Clients::newSecret);
    String secret = new String(stored, StandardCharsets.UTF_8).strip();
    if (secret.length() < 16) {
      throw new IllegalStateException("Shorter than 16 characters: " + file.getFileName());
    }
    return secret;
  }

  private static byte[] newSecret() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encode(random);
  }
}
