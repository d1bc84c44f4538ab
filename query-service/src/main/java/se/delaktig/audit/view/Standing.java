package se.delaktig.audit.view;

import java.util.Set;
import se.delaktig.kernel.event.ProgrammeEvent;

/**
 * What an event says of how something stands, so that the trail can tell how it stood before. Every
 * event says something, if only why nothing stands otherwise for it.
 */
public sealed interface Standing {
  /** What it says. */
  static Standing of(ProgrammeEvent event) {
    return Standings.of(event);
  }

  /**
   * From here on the thing stands whole as the event has it.
   *
   * @param thing which one, among all things of a project
   * @param apart the names of the event's values that are no part of how the thing stands: which
   *     one it is, why it was changed, and texts that are sealed anew each time
   */
  record Now(String thing, Set<String> apart) implements Standing {}

  /** From here on the thing stands as the event has it in some parts, and as before in the rest. */
  record Partly(String thing, Set<String> apart) implements Standing {}

  /** The thing stands no longer. */
  record Over(String thing) implements Standing {}

  /** Nothing that stood before stands otherwise now, or the log does not know. */
  record Alone(Why why) implements Standing {}

  /** Why an event has no before and after. */
  enum Why {
    /** It stands beside what was recorded before it, and changes nothing of that. */
    STANDS_BESIDE,
    /** It is said once of a thing; no event says it otherwise. */
    SAID_ONCE,
    /** It turns something over that can be one of two ways: its words say both. */
    SAYS_BOTH,
    /** It goes one step on along a given way: its words say which. */
    NEXT_STEP,
    /** What it changed lies outside the log, sealed. */
    SEALED
  }
}
