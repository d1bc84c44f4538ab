package se.delaktig.steering;

import se.delaktig.kernel.Rejection;

/** Why something about meetings and routines is refused. */
public sealed interface SteeringRejection extends Rejection {
  /** It has been held; what was recorded of it is put right instead. */
  record MeetingHasBeenHeld() implements SteeringRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "steering.meeting-has-been-held";
    }
  }

  /** It has not been held yet, so there is nothing to write minutes of. */
  record MeetingNotHeld() implements SteeringRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "steering.meeting-not-held";
    }
  }

  /** A day that has not been. */
  record InTheFuture() implements SteeringRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "steering.in-the-future";
    }

    @Override
    public String field() {
      return "date";
    }
  }

  /** Someone outside the project sees to nothing: a role that nobody in it has. */
  record NotAnOwner() implements SteeringRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "steering.not-an-owner";
    }

    @Override
    public String field() {
      return "owner";
    }
  }
}
