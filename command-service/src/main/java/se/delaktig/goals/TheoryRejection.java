package se.delaktig.goals;

import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why a theory of change is refused. */
public sealed interface TheoryRejection extends Rejection {
  @Override
  default String field() {
    return "steps";
  }

  /** Two steps have one id. */
  record SameStepTwice(String step) implements TheoryRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.theory.same-step-twice";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("step", step);
    }
  }

  /** A step leads to one that is not there. */
  record LeadsNowhere(String step, String to) implements TheoryRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "goals.theory.leads-nowhere";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("step", step, "to", to);
    }
  }

  /** A step leads to one that is not further on, so that the way would go in a circle. */
  record LeadsBack(String step, String to) implements TheoryRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.theory.leads-back";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("step", step, "to", to);
    }
  }

  /** The plan has no such goal. */
  record NoSuchGoal(String step) implements TheoryRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "goals.theory.no-such-goal";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("step", step);
    }
  }

  /** It stands exactly so already. */
  record NothingChanged() implements TheoryRejection {
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
