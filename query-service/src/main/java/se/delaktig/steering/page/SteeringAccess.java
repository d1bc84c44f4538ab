package se.delaktig.steering.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.delaktig.access.event.Role;
import se.delaktig.access.policy.Query;
import se.delaktig.access.view.Gate;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.NavEntry;
import se.delaktig.kernel.page.NavGroup;

/** The navigation's entries of the steering dashboard and the hours statement. */
@Configuration(proxyBeanMethods = false)
class SteeringAccess {
  @Bean
  NavEntry hoursEntry() {
    return new NavEntry(
        "timmar",
        "/projekt/{project}/timmar",
        "clock",
        NavGroup.FOLLOW_UP,
        10,
        NavEntry.roles(Query.HOURS.roles().toArray(Role[]::new)));
  }

  /** Meetings are of the whole project, and so are routines. */
  @Bean
  NavEntry meetingsEntry(Gate gate) {
    return whole(gate, "moten", "cal", 22);
  }

  @Bean
  NavEntry routinesEntry(Gate gate) {
    return whole(gate, "rutiner", "book", 24);
  }

  private static NavEntry whole(Gate gate, String page, String icon, int order) {
    return new NavEntry(
        page,
        "/projekt/{project}/" + page,
        icon,
        NavGroup.FOLLOW_UP,
        order,
        (visitor, project) ->
            visitor.isAny(Query.MEETINGS.roles().toArray(Role[]::new))
                && gate.look(Query.MEETINGS, project).filter(Sight::whole).isPresent());
  }

  /** Only who sees the whole project sees the dashboard of the whole. */
  @Bean
  NavEntry steeringEntry(Gate gate) {
    return new NavEntry(
        "styrgrupp",
        "/projekt/{project}/styrgrupp",
        "board",
        NavGroup.FOLLOW_UP,
        20,
        (visitor, project) ->
            visitor.isAny(Query.STEERING.roles().toArray(Role[]::new))
                && gate.look(Query.STEERING, project).filter(Sight::whole).isPresent());
  }
}
