package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * Something was found out and brought to a meeting: by those who follow the project, by the unions,
 * by the working group.
 *
 * @param number counts up from 1 within the meeting
 */
@StoredAs("finding-recorded")
public record FindingRecorded(MeetingId meeting, int number, Worded words)
    implements MeetingEvent {}
