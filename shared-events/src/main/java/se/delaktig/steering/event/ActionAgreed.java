package se.delaktig.steering.event;

import java.time.LocalDate;
import se.delaktig.access.event.Role;
import se.delaktig.kernel.event.StoredAs;

/**
 * A meeting agreed that something is to be done.
 *
 * @param number counts up from 1 within the meeting
 * @param owner who sees to it, as a role
 * @param due the day by which it is to be done
 */
@StoredAs("action-agreed")
public record ActionAgreed(MeetingId meeting, int number, Role owner, LocalDate due, Worded words)
    implements MeetingEvent {}
