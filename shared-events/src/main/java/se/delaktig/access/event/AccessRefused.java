package se.delaktig.access.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * Somebody asked for what is not theirs.
 *
 * @param page the address, without what it was asked with; or the command's name
 */
@StoredAs("access-refused")
public record AccessRefused(String page) implements ReadingEvent {}
