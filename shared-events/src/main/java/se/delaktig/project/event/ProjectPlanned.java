package se.delaktig.project.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * The project was set up, or its plan replaced as a whole, by a decision of the fund or a change of
 * the plan.
 */
@StoredAs("project-planned")
public record ProjectPlanned(ProjectId project, ProjectPlan plan) implements ProjectEvent {}
