package se.delaktig.participants;

import java.time.LocalDate;
import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about a person is refused. */
public sealed interface ParticipantRejection extends Rejection {
  /** The personnummer is registered with this employer already. */
  record AlreadyRegistered() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.already-registered";
    }

    @Override
    public String field() {
      return "personalNumber";
    }
  }

  /** Not a personnummer or samordningsnummer; the reason says why. */
  record NotAPersonalNumber(String reason) implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "participants." + reason;
    }

    @Override
    public String field() {
      return "personalNumber";
    }
  }

  /** The person does not work for that employer now. */
  record NotEmployedThere() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.not-employed-there";
    }

    @Override
    public String field() {
      return "organisation";
    }
  }

  /** A day before the person came to where the person now is. */
  record BeforeEmployment(String field, LocalDate employedFrom) implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.before-employment";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("employedFrom", employedFrom);
    }
  }

  /** The identity is not protected, so there is nothing to unmask or to take away. */
  record NotProtected() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.not-protected";
    }
  }
}
