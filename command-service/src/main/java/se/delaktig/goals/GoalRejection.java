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
