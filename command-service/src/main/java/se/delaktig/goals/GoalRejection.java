package se.delaktig.goals;

import java.time.LocalDate;
import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about a goal is refused. */
public sealed interface GoalRejection extends Rejection {
  /** The plan has no such goal. */
  record NoSuchGoal() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "goals.no-such-goal";
    }

    @Override
    public String field() {
      return "goal";
    }
  }

  /** Without a target there is nothing to reach. */
  record TargetMissing() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.target-missing";
    }

    @Override
    public String field() {
      return "target";
    }
  }

  /** The target is the value there was before. */
  record TargetIsBaseline() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.target-is-baseline";
    }

    @Override
    public String field() {
      return "target";
    }
  }

  /** Where the value comes from is not said in full, or more is said than belongs to it. */
  record SourceDoesNotFit() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.source-does-not-fit";
    }

    @Override
    public String field() {
      return "source";
    }
  }

  /** The survey has no such question. */
  record NoSuchQuestion() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "goals.no-such-question";
    }

    @Override
    public String field() {
      return "source";
    }
  }

  /** The question's scale does not go as far as the lowest step that counts. */
  record NoSuchStep(int steps) implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "goals.no-such-step";
    }

    @Override
    public String field() {
      return "source.shareOf.lowest";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("steps", steps);
    }
  }

  /** What the log counts begins at nothing: what was before the project is none of it. */
  record BaselineOfACount() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.baseline-of-a-count";
    }

    @Override
    public String field() {
      return "baseline";
    }
  }

  /** A share lies between nothing and all, and a count above nothing. */
  record TargetOutOfScale() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.target-out-of-scale";
    }

    @Override
    public String field() {
      return "target";
    }
  }

  /** The value is the log's to say, and nobody else's. */
  record FollowsFromTheLog() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "goals.follows-from-the-log";
    }

    @Override
    public String field() {
      return "value";
    }
  }

  /** A measurement without a value. */
  record ValueMissing() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.value-missing";
    }

    @Override
    public String field() {
      return "value";
    }
  }

  /** The goal has no indicator that could be measured. */
  record NotOperationalised() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "goals.not-operationalised";
    }

    @Override
    public String field() {
      return "goal";
    }
  }

  /** It has not been measured yet. */
  record InTheFuture(LocalDate date) implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.in-the-future";
    }

    @Override
    public String field() {
      return "on";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("date", date);
    }
  }

  /** It stands exactly so already. */
  record NothingChanged() implements GoalRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "goals.nothing-changed";
    }
  }
}
