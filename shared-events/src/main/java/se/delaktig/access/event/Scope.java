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

  /** Whether no part of a project lies outside. */
  public boolean ofTheWhole() {
    return switch (kind) {
      case OFFICE, PROJECT -> true;
      case ORGANISATION_GROUP, ORGANISATION, WORKPLACE -> false;
    };
  }
}
