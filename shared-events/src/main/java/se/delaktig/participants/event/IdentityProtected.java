package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** A person's identity is protected (skyddade personuppgifter) from now on. */
@StoredAs("identity-protected")
public record IdentityProtected(PersonId person) implements ProtectionEvent {}
