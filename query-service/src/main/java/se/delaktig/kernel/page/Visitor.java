package se.delaktig.kernel.page;

import java.util.List;
import java.util.Set;
import se.delaktig.access.event.Role;

/**
 * Who is looking at a page.
 *
 * @param subject the account at the issuer, the same for ever
 * @param name the account's name, as the issuer gives it
 * @param roles what the person is in the project of the page; empty where there is no project or no
 *     grant
 */
public record Visitor(String subject, String name, Set<Role> roles) {
  public Visitor {
    roles = Set.copyOf(roles);
  }

  /** Whether the visitor has any of these roles. */
  public boolean isAny(Role... any) {
    for (var role : any) {
      if (roles.contains(role)) {
        return true;
      }
    }
    return false;
  }

  /** The roles in the order in which a page names them. */
  public List<Role> rolesInOrder() {
    return roles.stream().sorted().toList();
  }
}
