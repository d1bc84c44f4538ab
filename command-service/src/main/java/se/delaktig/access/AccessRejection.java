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

  /** Who comes from outside has a seat that ends by itself, so its last day must be said. */
  record SeatNeedsAnEnd() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "access.seat-needs-an-end";
    }

    @Override
    public String field() {
      return "until";
    }
  }

  /** Where rights are given by two, the second is somebody else. */
  record AskedByYourself() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "access.asked-by-yourself";
    }
  }

  /** There are no two who could give rights together. */
  record OneAlone() implements AccessRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "access.one-alone";
    }
  }
}
