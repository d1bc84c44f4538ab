package se.delaktig.goals.event;

import se.delaktig.project.event.ProjectId;

/** What happens to a survey that is made before and after. */
public sealed interface SurveyEvent extends GoalEvent permits SurveyPlanned, SurveyAnswered {
  ProjectId project();

  /** The survey's number within the project, from 1. */
  int survey();
}
