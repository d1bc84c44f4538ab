package se.delaktig.audit.view;

import java.util.List;

/**
 * One thing that an event says, so small that it is said in one value.
 *
 * @param path the names of the event's values down to it, outermost first: {@code lines, amount}
 * @param of which of several it is said of, as the event names them: a line's sub-budget and
 *     category; none where the event says it once
 */
public record Particular(List<String> path, List<Object> of) {}
