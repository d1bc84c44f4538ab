package se.delaktig.participants.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * Two records that were taken for one person's are two people's after all. Each is again what was
 * recorded of it, before, between and after.
 *
 * @param person the record that had gone into another
 * @param into the record that it had gone into
 */
@StoredAs("records-parted")
public record RecordsParted(PersonId person, PersonId into) implements RecordEvent {}
