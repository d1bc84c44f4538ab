package se.delaktig.dialogue.page;

import java.util.Optional;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonRegister;
import se.delaktig.project.event.ProjectId;

/** A page that goes to the register by itself: what the rule is there to find. */
public final class PlantedReader {
  private PlantedReader() {}

  static Optional<PersonDetails> read(PersonRegister register, ProjectId project, PersonId person) {
    return register.details(project, person);
  }
}
