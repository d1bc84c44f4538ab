package se.delaktig.personregister;

import se.delaktig.participants.event.PersonId;

/**
 * A number's holder in a project.
 *
 * @param isNew whether this very claim made the person known to the register
 */
public record Claim(PersonId person, boolean isNew) {}
