package se.delaktig.dialogue.handling;

import java.util.List;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.HeldSession.Unidentified;

/**
 * Who took part, as far as it is known.
 *
 * @param attendees those on the list and those added who were recognised
 * @param unidentified those added who were not
 */
record Recognised(List<Taken> attendees, List<Unidentified> unidentified) {}
