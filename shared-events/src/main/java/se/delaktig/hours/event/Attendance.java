package se.delaktig.hours.event;

import se.delaktig.participants.event.PersonId;

/**
 * One person's part in a session.
 *
 * @param minutes minutes attended, 0 to 1440; 0 exactly when the person was away
 */
public record Attendance(PersonId person, Presence presence, int minutes) {}
