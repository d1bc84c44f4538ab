package se.delaktig.kernel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a command is refused. Each word of the programme has its own sealed set; codes are stable for
 * ever.
 */
public interface Rejection {
  /** What kind of refusal it is, which decides the HTTP status. */
  enum Kind {
    /** A field cannot be what was sent: 400. */
    MALFORMED,
    /** Not the caller's to do: 403. */
    FORBIDDEN,
    /** Names something that does not exist in the project: 404. */
    UNKNOWN,
    /** A sensible request at the wrong time: 409. */
    RULE,
    /** Made from an outdated picture: 412. */
    STALE,
    /** Its idempotency key belongs to something else: 422. */
    REUSED
  }

  Kind kind();

  /** Lower case, the word, a dot, the condition: {@code dialogue.in-the-future}. */
  String code();

  /** The command's field that is at fault, where it is one. */
  default @Nullable String field() {
    return null;
  }

  /** What the text of the refusal may mention. Never personal details. */
  default Map<String, Object> params() {
    return Map.of();
  }
}
