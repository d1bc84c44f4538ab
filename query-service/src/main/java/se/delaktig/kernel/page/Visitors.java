package se.delaktig.kernel.page;

import java.security.Principal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;

/** Tells who is looking, from the signed-in account and the project's grants. */
@Component
public class Visitors {
  private final ObjectProvider<RolesInProject> grants;

  Visitors(ObjectProvider<RolesInProject> grants) {
    this.grants = grants;
  }

  /**
   * The visitor of this request, or nothing for one who is not signed in.
   *
   * @param project the project of the page, where it has one
   */
  public @Nullable Visitor current(@Nullable String project) {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !authentication.isAuthenticated()
        || authentication instanceof AnonymousAuthenticationToken) {
      return null;
    }
    Set<Role> roles = new HashSet<>();
    Set<Role> whole = new HashSet<>();
    grants.forEach(source -> {
      roles.addAll(source.roles(authentication.getName(), project));
      whole.addAll(source.rolesOfTheWhole(authentication.getName(), project));
    });
    return new Visitor(authentication.getName(), name(authentication), roles, whole);
  }

  private static String name(Authentication authentication) {
    var name =
        switch (authentication.getPrincipal()) {
          case OidcUser user ->
              user.getFullName() != null ? user.getFullName() : user.getPreferredUsername();
          case Jwt token -> token.getClaimAsString("name");
          case Principal principal -> principal.getName();
          case null, default -> null;
        };
    return name == null || name.isBlank() ? authentication.getName() : name;
  }
}
