package se.delaktig.access.policy;

import se.delaktig.access.event.GrantId;
import se.delaktig.access.event.Role;

/** The answer to whether someone may do or see something. */
public sealed interface Decision {
  /** Yes, in this role. */
  record Granted(Role role, GrantId by) implements Decision {}

  /** No. Says nothing about what exists. */
  record Denied() implements Decision {
    /** The code that a refusal carries. */
    public static final String CODE = "access.denied";
  }
}
