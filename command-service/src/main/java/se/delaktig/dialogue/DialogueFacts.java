package se.delaktig.dialogue;

import java.time.LocalDateTime;
import java.util.Set;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.organisations.policy.Places;
import se.delaktig.participants.event.PersonId;

/**
 * What must be known to decide on a dialogue session.
 *
 * @param now the programme clock's local time in Sweden
 * @param known which of the people the command names are registered in the project
 * @param qualified which of them have completed the preparand training
 * @param materials which materials the library holds
 * @param refuseUnqualifiedLeaders the project's rule
 */
public record DialogueFacts(
    LocalDateTime now,
    Places places,
    Set<PersonId> known,
    Set<PersonId> qualified,
    Set<MaterialId> materials,
    boolean refuseUnqualifiedLeaders) {}
