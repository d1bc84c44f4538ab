package se.delaktig.eventstore;

/** The command is in the log already. Nothing was stored now; the first answer still holds. */
public final class CommandAlreadyDoneException extends LogException {

  private static final long serialVersionUID = 1L;

  private final transient Receipt receipt;

  CommandAlreadyDoneException(Receipt receipt) {
    super("the command " + receipt.commandId() + " is already done", null);
    this.receipt = receipt;
  }

  /** The first answer. */
  public Receipt receipt() {
    return receipt;
  }
}
