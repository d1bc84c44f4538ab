package se.delaktig.kernel.handling;

import se.delaktig.kernel.Rejection;

/** The idempotency key has been used for another command. */
record CommandIdReused() implements Rejection {
  @Override
  public Kind kind() {
    return Kind.REUSED;
  }

  @Override
  public String code() {
    return "command.id-reused";
  }
}
