package se.delaktig.kernel.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.Role;

/** What an account is in a project today. The word {@code access} gives it, from the grants. */
public interface RolesInProject {
  /**
   * @param subject the account at the issuer
   * @param project the project's id; absent on a page without one, where the roles of the office
   *     are meant
   */
  Set<Role> roles(String subject, @Nullable String project);

  /** Those of the roles that are for the whole project, or in the office. */
  Set<Role> rolesOfTheWhole(String subject, @Nullable String project);
}
