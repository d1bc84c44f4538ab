package se.delaktig.budget;

import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about the project’s money is refused. */
public sealed interface BudgetRejection extends Rejection {
  /** It has not happened yet. */
  record InTheFuture(String field) implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.in-the-future";
    }
  }

  /** An amount of nothing, or less. */
  record AmountNotAboveZero(String field) implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.amount-not-above-zero";
    }
  }

  /** A budget line cannot be less than nothing. */
  record AmountBelowZero() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.amount-below-zero";
    }

    @Override
    public String field() {
      return "lines";
    }
  }

  /** A category stands twice in a sub-budget. */
  record LineTwice() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.line-twice";
    }

    @Override
    public String field() {
      return "lines";
    }
  }

  /** Indirect costs follow from a flat rate and are never entered. */
  record IndirectIsComputed() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.indirect-is-computed";
    }

    @Override
    public String field() {
      return "category";
    }
  }

  /** The voucher is entered already in that category. */
  record AlreadyRecorded() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.cost-already-recorded";
    }

    @Override
    public String field() {
      return "voucher";
    }
  }

  /** The cost has been taken back already. */
  record AlreadyReversed() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.cost-already-reversed";
    }
  }

  /** The giver’s cash is entered already under that reference. */
  record CashAlreadyRecorded() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.cash-already-recorded";
    }

    @Override
    public String field() {
      return "reference";
    }
  }

  /** The cash has been taken back already. */
  record CashAlreadyWithdrawn() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.cash-already-withdrawn";
    }
  }

  /** The project’s staffing has no such post. */
  record NoSuchPost() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "budget.no-such-post";
    }

    @Override
    public String field() {
      return "role";
    }
  }

  /** The time report is somebody else’s to write or to sign. */
  record NotYourReport() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }

    @Override
    public String code() {
      return "budget.not-your-report";
    }
  }

  /** The contract states no fixed share of full time, or days were given beside it. */
  record NoFixedShare() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.no-fixed-share";
    }

    @Override
    public String field() {
      return "fixedShareMinutes";
    }
  }

  /** The month has no such day. */
  record NoSuchDay() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.no-such-day";
    }

    @Override
    public String field() {
      return "days";
    }
  }

  /** The same day and activity stands twice. */
  record DayTwice() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.day-twice";
    }

    @Override
    public String field() {
      return "days";
    }
  }

  /** More than 24 hours on a day. */
  record DayTooLong() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.day-too-long";
    }

    @Override
    public String field() {
      return "days";
    }
  }

  /** No rules of the project fix such an activity. */
  record NoSuchActivity() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "budget.no-such-activity";
    }

    @Override
    public String field() {
      return "days";
    }
  }

  /** The report has been recorded anew since it was read. */
  record ReportChanged() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.report-changed";
    }

    @Override
    public String field() {
      return "report";
    }
  }

  /** The report is signed already. */
  record AlreadySigned() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.already-signed";
    }
  }

  /** Nobody with a right in the project is meant. */
  record NobodyHere(String field) implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "budget.nobody-here";
    }
  }

  /** Nobody certifies the own time reports. */
  record CertifiesOwnTime() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.certifies-own-time";
    }

    @Override
    public String field() {
      return "certifier";
    }
  }

  /** The last day lies before the first. */
  record EndsBeforeItBegins() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.ends-before-it-begins";
    }

    @Override
    public String field() {
      return "until";
    }
  }

  /** A decision with a number is recorded already; one without could not be put in order. */
  record WhichDecision() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.which-decision";
    }

    @Override
    public String field() {
      return "ruling.number";
    }
  }

  /** It stands exactly so already. */
  record NothingChanged() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.nothing-changed";
    }
  }

  /** An amount of nothing. */
  record AmountNothing() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "budget.amount-nothing";
    }

    @Override
    public String field() {
      return "amount";
    }
  }

  /** The voucher stands already, with other content. */
  record OtherContent(String voucher) implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.voucher-other-content";
    }

    @Override
    public String field() {
      return "vouchers";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("voucher", voucher);
    }
  }

  /** Neither a PDF nor a picture. */
  record NotEvidence() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.not-evidence";
    }

    @Override
    public String field() {
      return "file";
    }
  }

  /** The same content is attached to the voucher already. */
  record AlreadyAttached() implements BudgetRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "budget.evidence-already-attached";
    }

    @Override
    public String field() {
      return "file";
    }
  }
}
