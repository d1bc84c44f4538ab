package se.delaktig.steering.event;

import java.time.LocalDate;
import java.util.List;
import se.delaktig.kernel.event.StoredAs;

/**
 * A meeting was called, or called anew with another day or agenda.
 *
 * @param date the day on which it is to be held
 * @param agenda its items, in order
 * @param asked what it is asked to decide, in order, numbered from 1
 */
@StoredAs("meeting-called")
public record MeetingCalled(
    MeetingId meeting, MeetingKind kind, LocalDate date, List<Worded> agenda, List<Worded> asked)
    implements MeetingEvent {}
