package se.delaktig.dialogue;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.delaktig.kernel.Rejection;

/** Why something about a dialogue session is refused. */
public sealed interface DialogueRejection extends Rejection {
  /** It has not happened yet. */
  record InTheFuture(LocalDate date) implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "dialogue.in-the-future";
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

  /** It is logged already; what is wrong is corrected. */
  record AlreadyLogged() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "dialogue.already-logged";
    }
  }

  /** Someone is named twice. */
  record PersonTwice() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "dialogue.person-twice";
    }

    @Override
    public String field() {
      return "attendances";
    }
  }

  /** Minutes of a part must be at least one and at most the session's. */
  record MinutesBeyondSession(int minutes) implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "dialogue.minutes-beyond-session";
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

  /** A session in which nobody took part is no session. */
  record NobodyTookPart() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "dialogue.nobody-took-part";
    }

    @Override
    public String field() {
      return "attendances";
    }
  }

  /** The project has chosen to refuse leaders who have not completed the preparand training. */
  record LeaderNotQualified() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "dialogue.leader-not-qualified";
    }

    @Override
    public String field() {
      return "leaders";
    }
  }

  /** Someone else corrected it first. */
  record CorrectedMeanwhile(int revision) implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.STALE;
    }

    @Override
    public String code() {
      return "dialogue.corrected-meanwhile";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("revision", revision);
    }
  }

  /** A correction that corrects nothing. */
  record NothingChanged() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "dialogue.nothing-changed";
    }
  }

  /** A material has a link or a file, and not both. */
  record LinkOrFile() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "material.link-or-file";
    }

    @Override
    public String field() {
      return "link";
    }
  }

  /** Neither a PDF nor a picture. */
  record NotReadable() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "material.not-readable";
    }

    @Override
    public String field() {
      return "file";
    }
  }

  /** Nobody of that reference waits to be identified. */
  record NobodyToIdentify() implements DialogueRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "dialogue.nobody-to-identify";
    }

    @Override
    public @Nullable String field() {
      return "ref";
    }
  }
}
