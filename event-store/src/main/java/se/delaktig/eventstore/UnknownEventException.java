package se.delaktig.eventstore;

/** The log holds an event that this program does not know. Reading stops rather than skip it. */
public final class UnknownEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String name;
  private final int revision;

  /**
   * @param name the stored name
   * @param revision its revision
   */
  public UnknownEventException(String name, int revision) {
    super("no event is known as " + name + " revision " + revision);
    this.name = name;
    this.revision = revision;
  }

  public String name() {
    return name;
  }

  public int revision() {
    return revision;
  }
}
