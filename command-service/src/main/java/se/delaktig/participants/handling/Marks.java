package se.delaktig.participants.handling;

import java.util.Collection;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** Marks of a protected identity: of several records of one person none is marked alone. */
final class Marks {
  private Marks() {}

  /** Marks all records of a person where one of them is marked. */
  static void share(PersonRegister register, ProjectId project, Collection<PersonId> records) {
    if (records.stream().anyMatch(one -> register.isProtected(project, one))) {
      records.forEach(one -> register.protect(project, one));
    }
  }
}
