package se.delaktig.training.event;

import se.delaktig.kernel.event.StoredAs;

/** A planned session of the training will not be held. */
@StoredAs("training-session-cancelled")
public record TrainingSessionCancelled(TrainingSessionId session) implements TrainingEvent {}
