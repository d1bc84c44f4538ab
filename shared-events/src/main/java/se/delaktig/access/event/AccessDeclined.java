package se.delaktig.access.event;

import se.delaktig.kernel.event.StoredAs;

/** A role that was asked for is not given. */
@StoredAs("access-declined")
public record AccessDeclined(GrantId grant) implements AccessEvent {}
