package se.delaktig.placements;

import java.time.LocalDate;
import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about a placement is refused. */
public sealed interface PlacementRejection extends Rejection {
  /** It has not happened yet. */
  record InTheFuture(LocalDate date, String field) implements PlacementRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "placements.in-the-future";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("date", date);
    }
  }

  /** A step cannot begin before the one it follows, or before that one ended. */
  record BeforePrevious(LocalDate date) implements PlacementRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "placements.before-previous";
    }

    @Override
    public String field() {
      return "from";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("date", date);
    }
  }

  /** The same kind of step at the same workplace goes on already. */
  record SameStep() implements PlacementRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "placements.same-step";
    }

    @Override
    public String field() {
      return "step";
    }
  }

  /** A placement is one person’s; its group does not change with a step. */
  record OtherGroup() implements PlacementRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "placements.other-group";
    }

    @Override
    public String field() {
      return "group";
    }
  }

  /** The latest step has ended already. */
  record AlreadyEnded() implements PlacementRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "placements.already-ended";
    }
  }

  /** The last day lies before the first. */
  record EndsBeforeItBegins(LocalDate date) implements PlacementRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "placements.ends-before-it-begins";
    }

    @Override
    public String field() {
      return "lastDay";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("date", date);
    }
  }
}
