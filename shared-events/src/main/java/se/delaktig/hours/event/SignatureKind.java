package se.delaktig.hours.event;

/** How a participant signed (signerade) hours. */
public enum SignatureKind {
  /** On the phone of the one who led the session. */
  LEADERS_PHONE,
  /** By a personal link. */
  PERSONAL_LINK,
  /** On the printed närvarorapport. */
  PAPER
}
