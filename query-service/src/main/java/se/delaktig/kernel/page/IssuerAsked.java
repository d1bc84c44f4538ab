package se.delaktig.kernel.page;

import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import se.delaktig.kernel.token.IssuerCalls;

/**
 * What the pages ask the issuer when somebody signs in: the same as Spring would, but for where the
 * issuer's answers may send them.
 */
@Configuration(proxyBeanMethods = false)
class IssuerAsked {
  /** There is one client, so that its decoder, which remembers the issuer's keys, is one too. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(
      PageSettings settings, ClientRegistrationRepository clients) {
    ClientRegistration pages =
        Objects.requireNonNull(clients.findByRegistrationId(PageSecurity.CLIENT));
    String keys = settings.insideIssuer(settings.endpoints().jwkSet());
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys).restOperations(IssuerCalls.client()).build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(pages)));
    return client -> decoder;
  }

  @Bean
  OAuth2UserService<OidcUserRequest, OidcUser> whoSomebodyIs() {
    DefaultOAuth2UserService asked = new DefaultOAuth2UserService();
    asked.setRestOperations(IssuerCalls.client());
    OidcUserService known = new OidcUserService();
    known.setOauth2UserService(asked);
    return known;
  }
}
