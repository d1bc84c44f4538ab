package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/** A person's identity is protected (skyddade personuppgifter) from now on. */
@StoredAs(value = "identity-protected", revision = 2)
public record IdentityProtected(MaskId mask) implements MaskEvent {}
