package se.delaktig.kernel.log;

import se.delaktig.eventstore.LogUnavailableException;

/** How the outside is told what stands in the way of the log. */
public final class Unavailable {
  private Unavailable() {}

  /** The stable code of the problem. */
  public static String code(LogUnavailableException.Reason reason) {
    return switch (reason) {
      case NO_ANSWER -> "log.unavailable";
      case FULL -> "log.full";
      case READ_ONLY -> "log.read-only";
    };
  }
}
