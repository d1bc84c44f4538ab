package se.delaktig.kernel.handling;

import org.jspecify.annotations.Nullable;
import se.delaktig.access.event.ActorId;
import se.delaktig.hours.event.LinkIssued;

/**
 * Whoever sends a command, as far as it has been shown who it is. What they may do is decided
 * afterwards.
 */
public sealed interface Caller {
  /**
   * Signed in.
   *
   * @param actor who it is in the ledger that the command is sent to
   * @param inOffice who it is in the office's ledger, where the account has been given something
   */
  record SignedIn(ActorId actor, @Nullable ActorId inOffice) implements Caller {
    /** Somebody without any right in the office. */
    public SignedIn(ActorId actor) {
      this(actor, null);
    }
  }

  /** Holds the code of a personal link that is valid now. */
  record Holder(LinkIssued link) implements Caller {}

  /** The program itself: a reaction to an event, or the start of an empty office. */
  record Program() implements Caller {}
}
