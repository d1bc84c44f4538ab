package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;

/** A meeting that was called will not be held. */
@StoredAs("meeting-cancelled")
public record MeetingCancelled(MeetingId meeting) implements MeetingEvent {}
