package se.delaktig.claims;

import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about months, claims and participant files is refused. */
public sealed interface ClaimRejection extends Rejection {
  /** The month has not ended. */
  record MonthNotEnded() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "claims.month-not-ended";
    }

    @Override
    public String field() {
      return "month";
    }
  }

  /** The project does not run in that month. */
  record MonthOutsideProject() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "claims.month-outside-project";
    }

    @Override
    public String field() {
      return "month";
    }
  }

  /** The month is closed. */
  record MonthIsClosed() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "claims.month-is-closed";
    }

    @Override
    public String field() {
      return "month";
    }
  }

  /** The month is open. */
  record MonthIsOpen(String month) implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "claims.month-is-open";
    }

    @Override
    public String field() {
      return "month";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("month", month);
    }
  }

  /** There is nothing that an earlier claim does not have: no month has been closed since. */
  record NothingToClaim() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "claims.nothing-to-claim";
    }
  }

  /** Another claim is being prepared; one is prepared at a time. */
  record AnotherIsPrepared(int number) implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "claims.another-is-prepared";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("number", number);
    }
  }

  /** Later claims are reckoned from this one, so that it is not built anew. */
  record LaterClaimExists() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "claims.later-claim-exists";
    }
  }

  /** The claim has come so far that this cannot be said of it any more, or not yet. */
  record NotAtThisStage(String stage) implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "claims.not-at-this-stage." + stage;
    }
  }

  /** An amount that cannot be one here. */
  record NotAnAmount(String field) implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "claims.not-an-amount";
    }
  }

  /** It has not happened yet. */
  record InTheFuture() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "claims.in-the-future";
    }

    @Override
    public String field() {
      return "paid";
    }
  }

  /** A file that is neither a spreadsheet nor a PDF. */
  record NotAFile() implements ClaimRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "claims.not-a-file";
    }

    @Override
    public String field() {
      return "files";
    }
  }
}
