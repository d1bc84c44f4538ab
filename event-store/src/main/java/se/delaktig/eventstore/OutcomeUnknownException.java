package se.delaktig.eventstore;

import org.jspecify.annotations.Nullable;

/**
 * The commit is in the log once or not at all, and for now the server can't be asked which. {@link
 * CommitLog#receiptOf(String)} tells later; sending the same command again is safe.
 */
public final class OutcomeUnknownException extends LogException {

  private static final long serialVersionUID = 1L;

  private final String commandId;

  /**
   * Says which command it is.
   *
   * @param commandId the id to ask with
   * @param cause why no answer came, if it is known
   */
  public OutcomeUnknownException(String commandId, @Nullable Throwable cause) {
    super("whether the command " + commandId + " was stored is not known yet", cause);
    this.commandId = commandId;
  }

  /** The id to ask with. */
  public String commandId() {
    return commandId;
  }
}
