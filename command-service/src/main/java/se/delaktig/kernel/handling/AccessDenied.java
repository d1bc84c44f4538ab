package se.delaktig.kernel.handling;

import se.delaktig.access.policy.Decision;
import se.delaktig.kernel.Rejection;

/** Not the caller's to do. Says nothing about what exists. */
public record AccessDenied() implements Rejection {
  @Override
  public Kind kind() {
    return Kind.FORBIDDEN;
  }

  @Override
  public String code() {
    return Decision.Denied.CODE;
  }
}
