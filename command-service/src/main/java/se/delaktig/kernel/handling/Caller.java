package se.delaktig.kernel.handling;

import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.LinkIssued;

/**
 * Whoever sends a command, as far as it has been shown who it is. What they may do is decided
 * afterwards.
 */
public sealed interface Caller {
  /** Signed in. */
  record SignedIn(ActorId actor) implements Caller {}

  /** Holds the code of a personal link that is valid now. */
  record Holder(LinkIssued link) implements Caller {}

  /** The program itself: a reaction to an event, or the start of an empty office. */
  record Program() implements Caller {}
}
