package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * The figures that a meeting looks at were frozen where this event stands in the log: they follow
 * from what comes before, and from nothing later.
 */
@StoredAs("figures-frozen")
public record FiguresFrozen(MeetingId meeting) implements MeetingEvent {}
