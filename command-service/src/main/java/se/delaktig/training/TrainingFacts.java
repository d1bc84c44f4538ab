package se.delaktig.training;

import java.time.LocalDateTime;
import java.util.Set;
import se.delaktig.participants.event.PersonId;

/**
 * What must be known to decide on a training session.
 *
 * @param now the programme clock's local time in Sweden
 * @param known which of the people the command names are registered in the project
 */
public record TrainingFacts(LocalDateTime now, Set<PersonId> known) {}
