package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * The minutes of a meeting were sent by mail, as they were issued. To whom is in no event.
 *
 * @param mail which mail
 * @param number which of the meeting's minutes
 */
@StoredAs("minutes-mailed")
public record MinutesMailed(MeetingId meeting, MinutesMailId mail, int number)
    implements MeetingEvent {}
