package se.delaktig.access.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Gate;
import se.delaktig.kernel.page.RolesInProject;

/** Tells the page's frame what the visitor is in the project. */
@Component
class RolesByGrants implements RolesInProject {
  private final Gate gate;

  RolesByGrants(Gate gate) {
    this.gate = gate;
  }

  @Override
  public Set<Role> roles(String subject, @Nullable String project) {
    return gate.roles(subject, project);
  }

  @Override
  public Set<Role> rolesOfTheWhole(String subject, @Nullable String project) {
    return gate.rolesOfTheWhole(subject, project);
  }
}
