package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import se.delaktig.access.event.AccessGranted;
import se.delaktig.access.event.ActorId;
import se.delaktig.access.event.Role;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;

/** How people are called on the dialogue's pages; a protected identity has a number, no name. */
@Component
class Names {
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final ProgrammeClock clock;
  private final Words words;

  Names(PersonRegister register, Disclosure disclosure, ProgrammeClock clock, Words words) {
    this.register = register;
    this.disclosure = disclosure;
    this.clock = clock;
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
        new HashMap<>(register.actorNames(sight.project(), Set.copyOf(actors)));
    for (ActorId actor : new HashSet<>(names.keySet())) {
      List<PersonId> behind = behind(sight, actor);
      boolean masked = disclosure.anyProtected(sight.project(), behind);
      if (masked) {
        names.put(actor, words.say("dialogue.name-not-shown"));
      }
    }
    return names;
  }

  private List<PersonId> behind(Sight sight, ActorId actor) {
    LocalDate today = clock.today();
    return sight
        .programme()
        .grants()
        .of(actor, Set.of(Role.values()), today)
        .map(AccessGranted::person)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
