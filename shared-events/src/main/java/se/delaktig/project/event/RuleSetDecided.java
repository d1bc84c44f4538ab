package se.delaktig.project.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * A version of the rules of what counts was decided. Facts already in the log are counted anew
 * under it.
 */
@StoredAs(value = "rule-set-decided", revision = 4)
public record RuleSetDecided(ProjectId project, RuleSet rules) implements ProjectEvent {}
