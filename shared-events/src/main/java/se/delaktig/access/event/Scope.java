package se.delaktig.access.event;

/**
 * How far a role reaches.
 *
 * @param kind what kind of thing {@code id} names
 * @param id the project's number, the organisations' group, an organisation, a workplace, or {@code
 *     office}
 */
public record Scope(Kind kind, String id) {
  /** From widest to narrowest. */
  public enum Kind {
    OFFICE,
    PROJECT,
    ORGANISATION_GROUP,
    ORGANISATION,
    WORKPLACE
  }
}
