package se.delaktig.kernel.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.util.function.SingletonSupplier;

/** How a service asks the issuer of the settings about tokens. */
@Configuration(proxyBeanMethods = false)
public class TokenChecks {
  /**
   * What takes a service's bearer tokens.
   *
   * @param url where the issuer answers what a token is worth
   * @param secretFile holds the secret of the client that asks; made by the sign-in brought along,
   *     so that it is read only when somebody has a token of it
   */
  @Bean
  BearerTokens bearerTokens(
      JwtDecoder decoder,
      @Value("${delaktig.introspection.url}") String url,
      @Value("${delaktig.introspection.client-id:services}") String client,
      @Value("${delaktig.introspection.client-secret-file}") Path secretFile,
      @Value("${delaktig.audience:delaktig}") String audience,
      @Value("${delaktig.pages.client-id:pages}") String pages) {
    SingletonSupplier<OpaqueTokenIntrospector> issuer =
        SingletonSupplier.of(() ->
            SpringOpaqueTokenIntrospector.withIntrospectionUri(url)
                .clientId(client)
                .clientSecret(secret(secretFile))
                .build());
    // The machine's clock, by which tokens live.
    return new BearerTokens(
        decoder,
        new RememberedTokens(token -> issuer.obtain().introspect(token), InstantSource.system()),
        audience,
        pages);
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new OAuth2IntrospectionException(
          "The secret to ask about tokens cannot be read: " + file, e);
    }
  }
}
