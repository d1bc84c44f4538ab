package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** A person's data may be erased again, when nothing else says that it is to be kept. */
@StoredAs("hold-lifted")
public record HoldLifted(PersonId person) implements ProtectionEvent {}
