package se.delaktig.dialogue.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** How people are called on the dialogue's pages; a protected identity has a number, no name. */
@Component
class Names {
  private final Disclosure disclosure;
  private final Words words;

  Names(Disclosure disclosure, Words words) {
    this.disclosure = disclosure;
    this.words = words;
  }

  /** What stands for a person. */
  record Name(String text, boolean masked) {}

  /** The names of people in sight. */
  Map<PersonId, Name> of(Sight sight, Collection<PersonId> people) {
    Map<PersonId, Name> names = new HashMap<>();
    disclosure
        .called(sight.project(), people)
        .forEach((person, called) -> names.put(person, name(person, called)));
    return names;
  }

  private Name name(PersonId person, Disclosure.Called called) {
    return switch (called) {
      case Disclosure.Named name -> new Name(name.fullName(), false);
      case Disclosure.Masked masked -> masked(person);
      case Disclosure.Gone gone -> masked(person);
    };
  }

  private Name masked(PersonId person) {
    return new Name(words.say("dialogue.participant", number(person)), true);
  }

  private static String number(PersonId person) {
    return person.value().substring(0, Math.min(6, person.value().length()));
  }

  /** The names of those who recorded something. */
  Map<ActorId, String> actors(Sight sight, Collection<ActorId> actors) {
    Map<ActorId, String> names =
        new HashMap<>(disclosure.actors(sight.project(), sight.programme(), actors));
    actors.forEach(actor -> names.putIfAbsent(actor, words.say("dialogue.name-not-shown")));
    return names;
  }
}
