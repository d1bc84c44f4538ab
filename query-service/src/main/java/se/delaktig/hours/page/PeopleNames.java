package se.delaktig.hours.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** People's names as pages show them: masked for those with a protected identity. */
@Component("hoursPeopleNames")
class PeopleNames {
  private final PersonRegister register;
  private final Words words;

  PeopleNames(PersonRegister register, Words words) {
    this.register = register;
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
    Map<PersonId, PersonDetails> details = register.details(new ProjectId(project), persons);
    Map<PersonId, Shown> shown = new HashMap<>();
    for (PersonId person : persons) {
      PersonDetails known = details.get(person);
      shown.put(
          person,
          known == null || known.protectedIdentity()
              ? new Shown(words.say("hours.masked", number(person)), true)
              : new Shown(known.fullName(), false));
    }
    return new Names(shown);
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
