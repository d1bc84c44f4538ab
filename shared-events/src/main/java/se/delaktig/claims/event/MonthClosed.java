package se.delaktig.claims.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A calendar month was closed for the whole project. What is recorded of it afterwards is a late
 * entry.
 *
 * @param month {@code 2019-10}
 */
@StoredAs("month-closed")
public record MonthClosed(ProjectId project, String month) implements ClaimEvent {}
