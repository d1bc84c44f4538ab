package se.delaktig.access.event;

import se.delaktig.kernel.event.StoredAs;

/**
 * Whether rights in a project are given by two from now on: one who asks and another who confirms.
 */
@StoredAs("four-eyes-decided")
public record FourEyesDecided(boolean required) implements AccessEvent {}
