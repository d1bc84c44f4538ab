package se.delaktig.kernel.handling;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender of a command is told.
 *
 * @param id the id of the first thing the command wrote to: a session's, a person's
 * @param position global index of its last event; a view that has reached it shows what happened.
 *     -1 when nothing had to happen
 * @param streams the streams it wrote to
 */
public record Answer(String commandId, @Nullable String id, long position, List<String> streams) {}
