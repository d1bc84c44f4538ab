package se.delaktig.steering.event;

import se.delaktig.kernel.event.ProgrammeEvent;

/** How the project is steered, and what stays when it has ended. */
public sealed interface SteeringEvent extends ProgrammeEvent
    permits MeetingEvent, ObservationEvent, RoutineEvent {}
