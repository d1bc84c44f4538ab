package se.delaktig.eventstore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become one commit: all of its events are stored, or none.
 *
 * @param ledger the ledger whose chain the commit continues
 * @param actor id of who did it
 * @param role the role it was done in
 * @param command name of the command
 * @param commandId idempotency key; unique in the whole log, for ever
 * @param bodyHash keyed hash of the command's body in hexadecimal; tells a repeated command from
 *     another one under the same id
 * @param correlation what the command belongs to, if anything
 * @param events at least one
 */
public record CommitRequest(
    String ledger,
    String actor,
    String role,
    String command,
    String commandId,
    @Nullable String bodyHash,
    @Nullable String correlation,
    List<NewEvent> events) {

  /** The largest sum of the bodies' lengths in characters; a MongoDB document ends at 16 MiB. */
  public static final int MAX_BODY_CHARACTERS = 5_000_000;

  public CommitRequest {
    Texts.required("ledger", ledger);
    Texts.required("actor", actor);
    Texts.required("role", role);
    Texts.required("command", command);
    Texts.required("command id", commandId);
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a commit has at least one event");
    }
    Set<String> keys = new HashSet<>();
    for (NewEvent event : events) {
      if (!keys.add(event.key())) {
        throw new IllegalArgumentException("twice in one commit: " + event.key());
      }
    }
    if (size(events) > MAX_BODY_CHARACTERS) {
      throw new IllegalArgumentException(
          "a commit's bodies hold at most " + MAX_BODY_CHARACTERS + " characters");
    }
  }

  long size() {
    return size(events);
  }

  private static long size(List<NewEvent> events) {
    return events.stream().mapToLong(event -> event.body().length()).sum();
  }
}
