package se.delaktig.eventstore;

import se.delaktig.project.event.ProjectId;

/** Lets the log know a word of the programme, on purpose. */
public record PlantedWordInTheLog(ProjectId project) {}
