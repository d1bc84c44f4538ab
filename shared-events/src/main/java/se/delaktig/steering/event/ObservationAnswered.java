package se.delaktig.steering.event;

import se.delaktig.kernel.event.StoredAs;
import se.delaktig.project.event.ProjectId;

/** The project answered an observation or a question; a later answer stands beside the earlier. */
@StoredAs("observation-answered")
public record ObservationAnswered(ProjectId project, int number, Worded words)
    implements ObservationEvent {}
