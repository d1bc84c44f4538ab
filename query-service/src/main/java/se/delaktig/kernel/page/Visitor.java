package se.delaktig.kernel.page;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;

/**
 * Who is looking at a page.
 *
 * @param subject the account at the issuer, the same for ever
 * @param name the account's name, as the issuer gives it
 * @param roles what the person is in the project of the page; empty where there is no project or no
 *     grant
 * @param whole those of the roles that are for the whole project, or in the office
 * @param byMail whether nobody is looking now, but what is said goes out by mail
 */
public record Visitor(
    String subject, String name, Set<Role> roles, Set<Role> whole, boolean byMail) {
  public Visitor {
    roles = Set.copyOf(roles);
    whole = Set.copyOf(whole);
  }

  /** Somebody who is looking now. */
  public Visitor(String subject, String name, Set<Role> roles, Set<Role> whole) {
    this(subject, name, roles, whole, false);
  }

  /** Whether a page that shows this opens for the visitor. */
  public boolean sees(Query query) {
    return !Collections.disjoint(query.ofWholeProject() ? whole : roles, query.roles());
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
