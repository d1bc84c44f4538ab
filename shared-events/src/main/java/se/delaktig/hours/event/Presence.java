package se.delaktig.hours.event;

/** How a person took part in a session. */
public enum Presence {
  /** The whole session. */
  PRESENT,
  /** A part of it. */
  PART,
  /** Away, and had said so. Nobody is asked why. */
  REPORTED_ABSENCE,
  /** Away. */
  ABSENT;

  public boolean attended() {
    return this == PRESENT || this == PART;
  }
}
