package se.delaktig.kernel.page;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** The access token of whoever acts, for what this service does in that person's name. */
@Component
class OwnToken {
  private static final Logger LOG = LoggerFactory.getLogger(OwnToken.class);

  private final OAuth2AuthorizedClientManager clients;

  OwnToken(OAuth2AuthorizedClientManager clients) {
    this.clients = clients;
  }

  /**
   * The session's token, renewed where it has run out, or the one that the request itself brought.
   *
   * @throws SignedOut when there is none and none can be had
   */
  String current() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null) {
      throw new SignedOut("nobody is signed in");
    }
    if (who instanceof AbstractOAuth2TokenAuthenticationToken<?> bearer) {
      return bearer.getToken().getTokenValue();
    }
    try {
      var client =
          clients.authorize(
              OAuth2AuthorizeRequest.withClientRegistrationId(PageSecurity.CLIENT)
                  .principal(who)
                  .build());
      if (client != null) {
        return client.getAccessToken().getTokenValue();
      }
    } catch (ClientAuthorizationException refused) {
      LOG.info("The token could not be renewed: {}", refused.getError().getErrorCode());
    }
    throw new SignedOut("the token has run out");
  }

  /**
   * Whether the issuer still renews a session's token. An issuer that does not answer has not said
   * no: whoever reads a page is not signed out by its being away.
   */
  boolean stillRenewed(OAuth2AuthenticationToken who) {
    try {
      clients.authorize(
          OAuth2AuthorizeRequest.withClientRegistrationId(PageSecurity.CLIENT)
              .principal(who)
              .build());
      return true;
    } catch (ClientAuthorizationException refused) {
      return !refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_GRANT);
    }
  }
}
