package se.delaktig.kernel.view;

import java.time.Instant;

/**
 * Why a document is not up to date: an event that could not be folded into it. Says nothing of the
 * event's content.
 *
 * @param position of the event
 * @param event its stored name
 * @param error what was thrown, and where in the program
 * @param since when the event was recorded: what happened from then on is missing
 */
record Stop(long position, String event, String error, Instant since) {
  private static final String OURS = "se.delaktig.";
  private static final String MACHINERY = Stop.class.getPackageName() + ".";

  /** The error without its message, which could quote what the event holds. */
  static Stop at(RecordedEvent event, String name, RuntimeException error) {
    return new Stop(event.position(), name, describe(error), event.at());
  }

  static String describe(Throwable error) {
    for (StackTraceElement frame : error.getStackTrace()) {
      if (frame.getClassName().startsWith(OURS) && !frame.getClassName().startsWith(MACHINERY)) {
        return error.getClass().getSimpleName()
            + " in "
            + frame.getClassName().substring(OURS.length())
            + "."
            + frame.getMethodName()
            + ", line "
            + frame.getLineNumber();
      }
    }
    return error.getClass().getSimpleName();
  }
}
