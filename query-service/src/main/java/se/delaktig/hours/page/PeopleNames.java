package se.delaktig.hours.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectId;

/** People's names as pages show them: masked for those with a protected identity. */
@Component("hoursPeopleNames")
class PeopleNames {
  private final Disclosure disclosure;
  private final Words words;

  PeopleNames(Disclosure disclosure, Words words) {
    this.disclosure = disclosure;
    this.words = words;
  }

  /**
   * @param masked whether the name is not shown
   */
  record Shown(String name, boolean masked) {}

  /** The names that were asked for. */
  record Names(Map<PersonId, Shown> byPerson) {
    Shown get(PersonId person) {
      return Objects.requireNonNull(byPerson.get(person));
    }
  }

  Names of(String project, Collection<PersonId> persons) {
    Map<PersonId, Shown> shown = new HashMap<>();
    disclosure
        .called(new ProjectId(project), persons)
        .forEach((person, called) -> shown.put(person, shown(person, called)));
    return new Names(shown);
  }

  private Shown shown(PersonId person, Disclosure.Called called) {
    return switch (called) {
      case Disclosure.Named name -> new Shown(name.fullName(), false);
      case Disclosure.Masked masked -> masked(person);
      case Disclosure.Gone gone -> masked(person);
    };
  }

  private Shown masked(PersonId person) {
    return new Shown(words.say("hours.masked", number(person)), true);
  }

  Shown of(String project, PersonId person) {
    return of(project, List.of(person)).get(person);
  }

  /** Tells masked people on one page apart; means nothing elsewhere. */
  private static String number(PersonId person) {
    String id = person.value();
    return id.substring(Math.max(0, id.length() - 4));
  }
}
