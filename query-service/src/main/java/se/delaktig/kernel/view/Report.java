package se.delaktig.kernel.view;

import java.time.Instant;
import java.util.List;

/**
 * What came of something that was done to a view.
 *
 * @param at when it was done, by the machine's clock
 * @param seconds how long it took
 * @param position the last event that was compared or folded
 * @param documents how many documents were compared or mended
 * @param differing how many were not what the log says, or have stopped again
 * @param examples ids of some of those
 * @param hash of the live documents that were compared; empty where none were
 */
public record Report(
    Work.Kind kind,
    Instant at,
    long seconds,
    Outcome outcome,
    long position,
    long documents,
    long differing,
    List<String> examples,
    String hash) {

  /** How it ended. */
  public enum Outcome {
    /** Live documents and log say the same, and where they were made anew they are swapped in. */
    EQUAL,
    /** They do not; the live documents stand. */
    DIFFERENT,
    /** They did not; the new documents are swapped in. */
    REPLACED,
    /** Everything that had stopped is up to date. */
    MENDED,
    /** Something has stopped again. */
    STOPPED_AGAIN,
    /** It could not be done; the live documents stand. */
    FAILED
  }
}
