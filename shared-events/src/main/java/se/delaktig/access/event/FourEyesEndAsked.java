package se.delaktig.access.event;

import se.delaktig.kernel.event.StoredAs;

/** Somebody wants rights to be given by one alone again; somebody else must want it too. */
@StoredAs("four-eyes-end-asked")
public record FourEyesEndAsked(ActorId by) implements AccessEvent {}
