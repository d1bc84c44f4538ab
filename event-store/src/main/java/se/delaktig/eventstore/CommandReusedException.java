package se.delaktig.eventstore;

/** The command id stands in the log for another command. Nothing was stored. */
public final class CommandReusedException extends LogException {

  private static final long serialVersionUID = 1L;

  private final String commandId;

  CommandReusedException(String commandId) {
    super("the command id " + commandId + " was used before with another body", null);
    this.commandId = commandId;
  }

  /** The id that was used before. */
  public String commandId() {
    return commandId;
  }
}
