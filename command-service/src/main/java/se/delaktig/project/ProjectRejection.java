package se.delaktig.project;

import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about a project as a whole is refused. */
public sealed interface ProjectRejection extends Rejection {
  /** The grant is part of the whole budget and cannot exceed it. */
  record GrantAboveBudget() implements ProjectRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "project.grant-above-budget";
    }

    @Override
    public String field() {
      return "plan.grant";
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
