package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * The minutes of a meeting were issued as a file.
 *
 * @param number counts up from 1 within the meeting; minutes that are issued again replace none
 * @param commits how many of the project's commits their figures are of: the first so many,
 *     whatever came later
 * @param file under which id the file is kept
 * @param sha256 of its bytes, 64 hex digits
 * @param bytes how long it is
 * @param language in which it is written, {@code sv} or {@code en}
 */
@StoredAs("minutes-issued")
public record MinutesIssued(
    MeetingId meeting,
    int number,
    long commits,
    String file,
    String sha256,
    long bytes,
    String language)
    implements MeetingEvent {}
