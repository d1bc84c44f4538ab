package se.delaktig.eventstore;

/**
 * One event as it stands in the log.
 *
 * @param commit header of the commit that it came with
 * @param position its global index, from 0 without a gap
 * @param id unique id of the event
 * @param stream name of its stream
 * @param seq its number in the stream, from 0 without a gap
 * @param name stored name of the event
 * @param revision revision of the stored form
 * @param body JSON exactly as stored and hashed
 */
public record StoredEvent(
    CommitHeader commit,
    long position,
    String id,
    String stream,
    long seq,
    String name,
    int revision,
    String body) {

  String key() {
    return Keys.of(stream, seq);
  }
}
