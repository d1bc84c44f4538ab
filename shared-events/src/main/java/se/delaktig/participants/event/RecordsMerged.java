package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * Two records turned out to be of one person. From here on the person is known by one of them, and
 * what was and is recorded of the other is the same person's.
 *
 * @param person the record that goes into the other
 * @param into the record that the person is known by
 */
@StoredAs("records-merged")
public record RecordsMerged(PersonId person, PersonId into) implements RecordEvent {}
