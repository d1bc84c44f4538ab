package se.delaktig.goals;

import java.time.LocalDate;
import java.util.Map;
import se.delaktig.kernel.Rejection;

/** Why something about a survey is refused. */
public sealed interface SurveyRejection extends Rejection {
  /** The counts are not one for each step of each question. */
  record CountsDoNotFit() implements SurveyRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.survey.counts-do-not-fit";
    }

    @Override
    public String field() {
      return "answers";
    }
  }

  /** Nobody answered anything. */
  record NoAnswers() implements SurveyRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.survey.no-answers";
    }

    @Override
    public String field() {
      return "answers";
    }
  }

  /**
   * Counts of so few answers are nearly the answers themselves, and would stay in the log for ever.
   *
   * @param question the question's number, from 1
   */
  record TooFewAnswers(int question) implements SurveyRejection {
    @Override
    public Kind kind() {
      return Kind.RULE;
    }

    @Override
    public String code() {
      return "goals.survey.too-few-answers";
    }

    @Override
    public String field() {
      return "answers";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("question", question);
    }
  }

  /**
   * More answered than were asked.
   *
   * @param question the question's number, from 1
   */
  record MoreAnswersThanAsked(int question) implements SurveyRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.survey.more-answers-than-asked";
    }

    @Override
    public String field() {
      return "asked";
    }

    @Override
    public Map<String, Object> params() {
      return Map.of("question", question);
    }
  }

  /** It has not been answered yet. */
  record InTheFuture(LocalDate date) implements SurveyRejection {
    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public String code() {
      return "goals.survey.in-the-future";
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
  record NothingChanged() implements SurveyRejection {
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
