package se.delaktig.eventstore;

/** How events are written as JSON and read again; upcasting of old revisions happens in here. */
public interface EventFormat {

  /**
   * Writes an event.
   *
   * @param payload an event
   * @return what is stored of it
   * @throws IllegalArgumentException if the payload is no event that can be stored
   */
  Encoded encode(Object payload);

  /**
   * Reads an event, and brings an old revision forward.
   *
   * @param name stored name
   * @param revision revision of the stored form
   * @param body JSON exactly as stored
   * @return the event in its present form
   * @throws UnknownEventException if no event has this name and revision
   */
  Object decode(String name, int revision, String body);

  /**
   * An event as it is stored.
   *
   * @param name stored name
   * @param revision revision of the stored form, from 1
   * @param body JSON exactly as it is to be stored and hashed
   */
  record Encoded(String name, int revision, String body) {}
}
