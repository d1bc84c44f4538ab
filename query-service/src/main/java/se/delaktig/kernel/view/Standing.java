package se.delaktig.kernel.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a view stands.
 *
 * @param view its name
 * @param fold version and shape of the fold that made its documents
 * @param build the program's version that began to make them
 * @param shown events that it shows
 * @param queue events in the log that it does not show yet
 * @param lag how long ago the first of those was recorded
 * @param stopped documents that are not up to date, at most {@link Upkeep#MOST_SHOWN}
 * @param stoppedCount all of them
 * @param work what is being done to it
 * @param reports what came of what was done, the latest first
 * @param halted what keeps it from following the log at all, in this process
 */
public record Standing(
    String view,
    String fold,
    String build,
    long shown,
    long queue,
    Duration lag,
    List<Stopped> stopped,
    long stoppedCount,
    Optional<Work> work,
    List<Report> reports,
    Optional<String> halted) {

  /**
   * A document that is not up to date.
   *
   * @param ledger its project, or the office
   * @param id of the document: never personal
   * @param position of the event that stopped it
   * @param event the event's stored name
   * @param error what was thrown, and where
   * @param since when the event was recorded
   */
  public record Stopped(
      String ledger, String id, long position, String event, String error, Instant since) {}
}
