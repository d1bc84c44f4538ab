package se.delaktig.participants.view;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.PersonHoursView;
import se.delaktig.kernel.view.ViewReader;
import se.delaktig.kernel.view.Views;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;

/** The registered people of a project, as far as they are in sight. */
@Component("registeredPeople")
public class People {
  private final ViewReader<PersonHours> people;
  private final PersonHoursView view;

  People(Views views, PersonHoursView people) {
    this.people = views.reader(people);
    this.view = people;
  }

  /** All registered people in sight. */
  public List<PersonHours> in(Sight sight) {
    return sight.among(registered(sight.all(people, view).states()));
  }

  /** A registered person, in sight or not, by any record of the person. */
  public Optional<PersonHours> one(Sight sight, String record) {
    return PersonHours.person(
            new PersonId(record),
            sight.programme().records(),
            one -> people.one(sight.project().value(), one.value()))
        .filter(found -> !found.employments().isEmpty());
  }

  /** The last event that the people's view shows. */
  public long position(String project) {
    return people.all(project).position();
  }

  /**
   * Where everybody registered works now, by employer; nowhere, for those who have left. Also for
   * people out of sight, whom a personal number may turn out to mean.
   */
  public Map<PersonId, Map<OrganisationId, Employment>> employed(String project) {
    Map<PersonId, Map<OrganisationId, Employment>> employed = new HashMap<>();
    for (PersonHours person : registered(people.all(project).states())) {
      employed.put(person.person(), current(person));
    }
    return employed;
  }

  /** Where a person works, by employer: the last place at each that has not been ended. */
  public static Map<OrganisationId, Employment> current(PersonHours person) {
    Map<OrganisationId, Employment> now = new LinkedHashMap<>();
    for (Employment employment : person.employments()) {
      if (!person.ended().containsKey(employment.organisation())) {
        now.put(employment.organisation(), employment);
      }
    }
    return now;
  }

  private static List<PersonHours> registered(Collection<PersonHours> all) {
    return all.stream().filter(person -> !person.employments().isEmpty()).toList();
  }
}
