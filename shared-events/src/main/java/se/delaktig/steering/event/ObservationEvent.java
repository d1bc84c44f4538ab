package se.delaktig.steering.event;

import se.delaktig.project.event.ProjectId;

/** What those who follow the project from outside have seen and ask, and what it answers. */
public sealed interface ObservationEvent extends SteeringEvent
    permits ObservationMade, ObservationAnswered {
  ProjectId project();

  /** The observation's number within the project, from 1. */
  int number();
}
