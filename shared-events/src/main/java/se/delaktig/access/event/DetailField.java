package se.delaktig.access.event;

/** What was read of a person. */
public enum DetailField {
  NAME,
  NUMBER,
  EMAIL,
  PHONE,
  /** What somebody wrote in words of their own. */
  FREE_TEXT,
  /** A whole extract of all that the programme holds about the person. */
  EVERYTHING
}
