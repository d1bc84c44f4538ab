package se.delaktig.steering.event;

import se.delaktig.project.event.ProjectId;

/** What happens to the routines and policies that the project leads to. */
public sealed interface RoutineEvent extends SteeringEvent
    permits RoutineAdopted, RoutineFollowedUp {
  ProjectId project();

  /** The routine's number within the project, from 1. */
  int number();
}
