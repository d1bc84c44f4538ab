package se.delaktig.project;

import java.util.Map;
import se.delaktig.kernel.Rejection;
import se.delaktig.project.policy.PlanFaults;

/** Why something about a project as a whole is refused. */
public sealed interface ProjectRejection extends Rejection {
  /** The plan does not hold together: what its first fault says. */
  record PlanAtFault(PlanFaults.Fault fault) implements ProjectRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return fault.code();
    }

    @Override
    public String field() {
      return "plan" + fault.path().replace('/', '.');
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("value", fault.value());
    }
  }

  /** The rules contradict themselves: what their first fault says. */
  record RulesContradict(PlanFaults.Fault fault) implements ProjectRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return fault.code();
    }

    @Override
    public String field() {
      return "rules" + fault.path().replace('/', '.');
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("value", fault.value());
    }
  }

  /** Not a sum of money that can be meant here. */
  record NotAnAmount(String field) implements ProjectRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "project.not-an-amount";
    }
  }

  /** The plan has no such source conflict, or the conflict no such alternative. */
  record NoSuchAlternative() implements ProjectRejection {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }

    @Override
    public String code() {
      return "project.no-such-alternative";
    }

    @Override
    public String field() {
      return "chosen";
    }
  }

  /** Another version of the rules was decided meanwhile. */
  record OtherVersion(int expected) implements ProjectRejection {
    @Override
    public Kind kind() {
      return Kind.STALE;
    }

    @Override
    public String code() {
      return "project.other-rule-version";
    }

    @Override
    public String field() {
      return "rules.version";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("expected", expected);
    }
  }
}
