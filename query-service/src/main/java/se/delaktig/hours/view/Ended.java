package se.delaktig.hours.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Hours as they were shown at the end of a month.
 *
 * @param until the last day of that month; absent before the first one has ended, and where it is
 *     the hours of the day
 */
public record Ended(@Nullable LocalDate until, HoursStatement hours) {}
