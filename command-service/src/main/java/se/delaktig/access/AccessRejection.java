package se.delaktig.access;

import se.delaktig.kernel.Rejection;

/** Why something about rights is refused. */
public sealed interface AccessRejection extends Rejection {
  /** That grant has been given. */
  record GrantedAlready() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "access.granted-already";
    }
  }

  /** The role cannot be given, or not by this caller. */
  record NotARoleToGive() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "access.not-a-role-to-give";
    }
  }

  /** Office-wide rights lie in the office's ledger, all others in a project's. */
  record ScopeOutsideLedger() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "access.scope-outside-ledger";
    }
  }

  /** The last day is before the first. */
  record EndsBeforeItBegins() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "access.ends-before-it-begins";
    }
  }

  /** Without this grant nobody would administer the office any more. */
  record LastAdministrator() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "access.last-administrator";
    }
  }

  /** No such grant stands. */
  record NoSuchGrant() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "access.no-such-grant";
    }
  }
}
