package se.delaktig.kernel.command;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.participants.event.PersonId;

/**
 * What a command or a view touches. A right covers it when it covers every part.
 *
 * @param wholeProject whether it touches the project as a whole
 */
public record Reach(
    boolean wholeProject,
    Set<OrganisationId> organisations,
    Set<WorkplaceId> workplaces,
    Set<PersonId> persons,
    boolean office) {

  public static Reach project() {
    return new Reach(true, Set.of(), Set.of(), Set.of(), false);
  }

  public static Reach ofOffice() {
    return new Reach(false, Set.of(), Set.of(), Set.of(), true);
  }

  /**
   * Touches nothing of its own: any place at all in the project is enough, the handler looks
   * closer.
   */
  public static Reach anywhere() {
    return new Reach(false, Set.of(), Set.of(), Set.of(), false);
  }

  public static Reach organisation(OrganisationId organisation) {
    return new Reach(false, Set.of(organisation), Set.of(), Set.of(), false);
  }

  public static Reach workplace(WorkplaceId workplace) {
    return new Reach(false, Set.of(), Set.of(workplace), Set.of(), false);
  }

  public static Reach person(PersonId person) {
    return new Reach(false, Set.of(), Set.of(), Set.of(person), false);
  }

  public static Reach persons(Collection<PersonId> persons) {
    return new Reach(
        false, Set.of(), Set.of(), persons.stream().collect(Collectors.toUnmodifiableSet()), false);
  }
}
