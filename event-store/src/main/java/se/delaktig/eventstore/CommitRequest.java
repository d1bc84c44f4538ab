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

  private static final int CHARACTERS_BESIDE_A_BODY = 400;

  /**
   * Looks at what can be told without the log.
   *
   * @throws IllegalArgumentException if something required is missing, there is no event, two
   *     events have the same number in a stream, or the bodies are too long
   */
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
    if (bodies(events) > MAX_BODY_CHARACTERS) {
      throw new IllegalArgumentException(
          "a commit's bodies hold at most " + MAX_BODY_CHARACTERS + " characters");
    }
  }

  /** About how many characters it takes up as a document. */
  long size() {
    return bodies(events) + (long) CHARACTERS_BESIDE_A_BODY * (1 + events.size());
  }

  private static long bodies(List<NewEvent> events) {
    return events.stream().mapToLong(event -> event.body().length()).sum();
  }
}
