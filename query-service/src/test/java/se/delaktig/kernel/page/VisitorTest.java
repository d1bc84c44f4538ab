package se.delaktig.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;

/** What the navigation offers is what opens. */
class VisitorTest {
  private static final Set<Role> ECONOMIST = Set.of(Role.ECONOMIST);

  @Test
  void aPageOfTheWholeProjectIsNotOfferedToWhoHasARightToAPart() {
    Visitor ofAnOrganisation = new Visitor("rut", "Rut", ECONOMIST, Set.of());
    assertThat(ofAnOrganisation.sees(Query.CLAIMS)).isFalse();
    assertThat(ofAnOrganisation.sees(Query.HOURS)).as("of which a part is seen").isTrue();

    Visitor ofAll = new Visitor("rut", "Rut", ECONOMIST, ECONOMIST);
    assertThat(ofAll.sees(Query.CLAIMS)).isTrue();
    assertThat(ofAll.sees(Query.GRANTS)).as("not the role's").isFalse();
  }
}
