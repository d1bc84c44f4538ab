package se.delaktig.signin.token;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenClaimsContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;
import se.delaktig.signin.program.Programs;

/** What is told of a program's token to whoever asks what it is worth. */
@Component
class ProgramClaims implements OAuth2TokenCustomizer<OAuth2TokenClaimsContext> {
  private final Programs programs;

  ProgramClaims(Programs programs) {
    this.programs = programs;
  }

  @Override
  public void customize(OAuth2TokenClaimsContext context) {
    // A list that can be written to: what stores tokens knows how to read such a one back.
    context.getClaims().audience(new ArrayList<>(List.of(Claims.AUDIENCE)));
    programs
        .known(context.getRegisteredClient().getClientId())
        .ifPresent(known -> context.getClaims().claim("owner", known.program().owner()));
  }
}
