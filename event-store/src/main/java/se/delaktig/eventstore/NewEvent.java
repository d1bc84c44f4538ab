package se.delaktig.eventstore;

import java.util.Objects;

/**
 * One event that is to be appended.
 *
 * @param id unique id of the event
 * @param stream name of the stream; no {@code |}
 * @param seq its number in the stream, from 0 without a gap; the stream's optimistic lock
 * @param name stored name of the event, never a class name
 * @param revision revision of the stored form, from 1
 * @param body JSON exactly as it is to be stored and hashed
 */
public record NewEvent(String id, String stream, long seq, String name, int revision, String body) {

  /**
   * Looks at what can be told without the log.
   *
   * @throws IllegalArgumentException if something required is missing, the stream's name holds a
   *     {@code |}, or a number is too low
   */
  public NewEvent {
    Texts.required("event id", id);
    Texts.required("stream", stream);
    Texts.required("event name", name);
    Objects.requireNonNull(body, "body");
    if (stream.indexOf('|') >= 0) {
      throw new IllegalArgumentException("a stream's name has no '|': " + stream);
    }
    if (seq < 0) {
      throw new IllegalArgumentException("seq of " + stream + " is negative: " + seq);
    }
    if (revision < 1) {
      throw new IllegalArgumentException("revision of " + name + " is below 1: " + revision);
    }
  }

  String key() {
    return Keys.of(stream, seq);
  }
}
