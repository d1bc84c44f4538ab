package se.delaktig.steering.event;

/** What happens to one meeting. */
public sealed interface MeetingEvent extends SteeringEvent
    permits MeetingCalled,
        MeetingCancelled,
        FiguresFrozen,
        MeetingHeld,
        SteeringDecisionRecorded,
        ActionAgreed,
        ActionSettled,
        FindingRecorded,
        MinutesIssued,
        MinutesMailed {
  MeetingId meeting();
}
