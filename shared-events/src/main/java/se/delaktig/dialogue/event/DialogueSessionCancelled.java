package se.delaktig.dialogue.event;

import se.delaktig.kernel.event.StoredAs;

/** A planned session will not be held. */
@StoredAs("dialogue-session-cancelled")
public record DialogueSessionCancelled(DialogueSessionId session) implements DialogueEvent {}
