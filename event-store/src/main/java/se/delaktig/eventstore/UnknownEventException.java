package se.delaktig.eventstore;

/** The log holds an event that this program does not know. Reading stops rather than skip it. */
public final class UnknownEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final int revision;

  /**
   * Says which event is not known.
   *
   * @param name the stored name
   * @param revision its revision
   */
  public UnknownEventException(String name, int revision) {
    super("no event is known as " + name + " revision " + revision);
    this.name = name;
    this.revision = revision;
  }

  /** The stored name that no event has. */
  public String name() {
    return name;
  }

  /** Its revision. */
  public int revision() {
    return revision;
  }
}
