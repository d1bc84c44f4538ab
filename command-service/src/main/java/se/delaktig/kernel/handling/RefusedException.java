package se.delaktig.kernel.handling;

import se.delaktig.kernel.Rejection;

/** A command was refused; nothing happened. */
public final class RefusedException extends RuntimeException {
  private final transient Rejection rejection;

  public RefusedException(Rejection rejection) {
    super(rejection.code(), null, false, false);
    this.rejection = rejection;
  }

  public Rejection rejection() {
    return rejection;
  }
}
