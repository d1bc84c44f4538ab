package se.delaktig.goals.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A goal's indicator was measured.
 *
 * @param on the day it was measured
 * @param answers how many answers or cases it rests on
 */
@StoredAs("goal-measured")
public record GoalMeasured(
    ProjectId project, String goal, LocalDate on, Stated<BigDecimal> value, int answers)
    implements FollowUpEvent {}
