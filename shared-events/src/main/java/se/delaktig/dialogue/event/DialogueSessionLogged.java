package se.delaktig.dialogue.event;

import se.delaktig.kernel.event.StoredAs;

/** A dialogue session was held and logged for its whole group. */
@StoredAs("dialogue-session-logged")
public record DialogueSessionLogged(DialogueSessionId session, HeldSession held)
    implements DialogueEvent {}
