package se.delaktig.participants.page;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Disclosure;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** People's names as pages write them: masked where they are protected. */
@Component("namesOnPages")
public class Names {
  private static final int SHOWN_OF_ID = 4;

  private final PersonRegister register;
  private final Disclosure disclosure;
  private final Words words;

  Names(PersonRegister register, Disclosure disclosure, Words words) {
    this.register = register;
    this.disclosure = disclosure;
    this.words = words;
  }

  /**
   * A person's name for a page.
   *
   * @param masked whether the text stands in place of a name that is not shown
   */
  public record Shown(String text, boolean masked) {}

  /** The names of people, by whom. */
  public Map<PersonId, Shown> of(ProjectId project, Collection<PersonId> people) {
    Map<PersonId, Shown> names = new HashMap<>();
    disclosure
        .called(project, people)
        .forEach((person, called) -> names.put(person, shown(person, called)));
    return names;
  }

  private Shown shown(PersonId person, Disclosure.Called called) {
    return switch (called) {
      case Disclosure.Named name -> new Shown(name.fullName(), false);
      case Disclosure.Masked masked -> new Shown(hidden(person), true);
      case Disclosure.Gone gone -> new Shown(hidden(person), true);
    };
  }

  /** {@code Namn visas inte (3f9a)}. */
  public String hidden(PersonId person) {
    return words.say("participants.name-hidden", number(person));
  }

  /** What tells people without names apart on a page. */
  public String number(PersonId person) {
    String id = person.value();
    return id.substring(0, Math.min(SHOWN_OF_ID, id.length()));
  }

  /** People by family name in Swedish order; those whose names are not shown come last. */
  List<PersonHours> sorted(ProjectId project, List<PersonHours> people) {
    Map<PersonId, Integer> places = new HashMap<>();
    for (PersonId person : register.inOrder(project)) {
      places.put(person, places.size());
    }
    return people.stream()
        .sorted(
            Comparator.<PersonHours>comparingInt(
                    person -> places.getOrDefault(person.person(), Integer.MAX_VALUE))
                .thenComparing(person -> person.person().value()))
        .toList();
  }
}
