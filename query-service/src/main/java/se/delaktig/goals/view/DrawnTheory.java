package se.delaktig.goals.view;

import org.jspecify.annotations.Nullable;
import se.delaktig.goals.event.TheoryOfChangeDrawn;

/**
 * How the project's activities are to lead to its goals.
 *
 * @param drawn as it was said last; absent before
 */
public record DrawnTheory(@Nullable TheoryOfChangeDrawn drawn) {}
