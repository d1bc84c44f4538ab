package se.delaktig.personregister;

import java.util.List;
import se.delaktig.participants.event.PersonId;

/** Something was to be kept about people who have been erased. */
public final class PersonErasedException extends IllegalStateException {
  private final List<PersonId> persons;

  PersonErasedException(List<PersonId> persons) {
    super("erased from the person register: " + persons);
    this.persons = List.copyOf(persons);
  }

  public List<PersonId> persons() {
    return persons;
  }
}
