package se.delaktig.training;

import java.time.LocalDate;
import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about the preparand training is refused. */
public sealed interface TrainingRejection extends Rejection {
  /** It has not happened yet. */
  record InTheFuture(LocalDate date) implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "training.in-the-future";
    }

    @Override
    public String field() {
      return "date";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("date", date);
    }
  }

  /** Its attendance is recorded already; what is wrong is corrected. */
  record AlreadyHeld() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.already-held";
    }
  }

  /** Someone is named twice. */
  record PersonTwice(String field) implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "training.person-twice";
    }
  }

  /** Minutes of a part must be at least one and at most the session's. */
  record MinutesBeyondSession(int minutes) implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "training.minutes-beyond-session";
    }

    @Override
    public String field() {
      return "attendances";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("minutes", minutes);
    }
  }

  /** A session that nobody attended is no session. */
  record NobodyAttended() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "training.nobody-attended";
    }

    @Override
    public String field() {
      return "attendances";
    }
  }

  /** Someone else corrected it first. */
  record CorrectedMeanwhile(int revision) implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.STALE;
    }

    @Override
    public String code() {
      return "training.corrected-meanwhile";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("revision", revision);
    }
  }

  /** A correction that corrects nothing. */
  record NothingChanged() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.nothing-changed";
    }
  }

  /** The person is among the preparands already, in the same capacity. */
  record AlreadyAppointed() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.already-appointed";
    }
  }

  /** Only who has been appointed can complete the training. */
  record NotAppointed() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.not-appointed";
    }
  }

  /** The training has been declared complete already. */
  record AlreadyComplete() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.already-complete";
    }
  }

  /** The project's rules do not say how many minutes complete the training. */
  record NoRule() implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.no-rule";
    }
  }

  /** The minutes do not reach the rule's, and no dispensation was given. */
  record MinutesMissing(int minutes) implements TrainingRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "training.minutes-missing";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("minutes", minutes);
    }
  }
}
