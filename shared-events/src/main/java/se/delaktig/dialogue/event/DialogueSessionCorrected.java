package se.delaktig.dialogue.event;

import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.kernel.event.StoredAs;

/**
 * What was logged of a session was corrected; holds the session whole as it now stands. Voids the
 * signatures and certificates of those whose part changed.
 *
 * @param revision counts up from 2; the first logging is revision 1
 */
@StoredAs("dialogue-session-corrected")
public record DialogueSessionCorrected(
    DialogueSessionId session, int revision, CorrectionReason reason, HeldSession held)
    implements DialogueEvent {}
