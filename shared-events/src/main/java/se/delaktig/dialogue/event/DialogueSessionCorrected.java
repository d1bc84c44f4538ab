package se.delaktig.dialogue.event;

import java.util.List;
import se.delaktig.hours.event.CorrectionReason;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.participants.event.PersonId;

/**
 * What was logged of a session was corrected; holds the session whole as it now stands. Voids the
 * signatures and certificates of those whose part changed.
 *
 * @param revision counts up from 2; the first logging is revision 1
 * @param removed who was in it before and is not any more
 */
@StoredAs("dialogue-session-corrected")
public record DialogueSessionCorrected(
    DialogueSessionId session,
    int revision,
    CorrectionReason reason,
    HeldSession held,
    List<PersonId> removed)
    implements DialogueEvent {}
