package se.delaktig.goals.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/**
 * A goal was given what is needed to follow it up.
 *
 * @param indicator what is measured, in words
 * @param baseline the value before
 * @param target the value to reach
 * @param by when it is to be reached
 * @param owner whose task it is: a role or an organisation, no person
 * @param counts what counts, in words
 */
@StoredAs("goal-operationalised")
public record GoalOperationalised(
    ProjectId project,
    String goal,
    String indicator,
    Stated<BigDecimal> baseline,
    Stated<BigDecimal> target,
    LocalDate by,
    String owner,
    String counts)
    implements FollowUpEvent {}
