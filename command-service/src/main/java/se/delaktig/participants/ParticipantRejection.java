package se.delaktig.participants;

import java.time.LocalDate;
import java.util.Map;
import se.delaktig.kernel.Rejection;
import se.delaktig.project.policy.Retention;

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

  /** The two records are one. */
  record SameRecord() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "participants.same-record";
    }

    @Override
    public String field() {
      return "into";
    }
  }

  /** A record is merged with others, from which it must be parted first. */
  record PartFirst(String field) implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.part-first";
    }
  }

  /** The record has not gone into another, so there is nothing to part. */
  record NotMerged() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.not-merged";
    }
  }

  /** The person has a number already. */
  record NumberedAlready() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.numbered-already";
    }

    @Override
    public String field() {
      return "personalNumber";
    }
  }

  /** Somebody whom the sender may know is registered with the number: the two can be merged. */
  record NumberOfAnother() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.number-of-another";
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

  /** A day that has not been. */
  record InTheFuture(String field) implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "participants.in-the-future";
    }
  }

  /** The person's data has been erased. */
  record ErasedAlready() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.erased-already";
    }
  }

  /** A text that was chosen to be erased with the person is gone, or holds no part of the name. */
  record TextDoesNotNameThem() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.text-does-not-name-them";
    }
  }

  /** Nothing keeps the person's data from being erased. */
  record NoHold() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.no-hold";
    }
  }

  /** A legal hold keeps the person's data from being erased. */
  record UnderHold() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.under-hold";
    }
  }

  /** Nobody can say yet how long the documents must be kept. */
  record RetentionNotComputable(Retention.Missing missing) implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.retention-not-computable";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("missing", missing.name());
    }
  }

  /** The documents must be kept to and including a day. */
  record MustBeKept(LocalDate until) implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.must-be-kept";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("until", until);
    }
  }

  /** The archive authority has not decided that the documents may be destroyed. */
  record ArchiveHasNotAgreed() implements ParticipantRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "participants.archive-has-not-agreed";
    }
  }
}
